//! Several reports of one run: which format goes where.

use super::args::Check;
use super::failure::Failure;
use super::sink::{self, Sink, Stop};
use crate::report::{self, Options, Output, RulePage, Writer};
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// A report that is asked for: its format, and its file where it does not go to standard output.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Target {
    format: Option<String>,
    path: Option<PathBuf>,
}

/// Which format belongs to which file. One of each belong together; of several, every `--output` takes the `--format` before it. What is
/// given with each is its place on the command line.
fn targets(formats: &[(usize, String)], outputs: &[(usize, PathBuf)]) -> Result<Vec<Target>, Failure> {
    if formats.len() <= 1 && outputs.len() <= 1 {
        return Ok(vec![Target { format: formats.first().map(|f| f.1.clone()), path: outputs.first().map(|o| o.1.clone()) }]);
    }
    let mut targets: Vec<Target> = formats.iter().map(|(_, f)| Target { format: Some(f.clone()), path: None }).collect();
    for (place, path) in outputs {
        let name = path.display().to_string();
        let before = formats.iter().rposition(|(at, _)| at < place);
        match before.and_then(|n| targets.get_mut(n)).filter(|t| t.path.is_none()) {
            Some(target) => target.path = Some(path.clone()),
            None => return Err(Failure::of(&name, "there is no --format for it").help(PAIRS)),
        }
        if outputs.iter().filter(|(_, other)| other == path).count() > 1 {
            return Err(Failure::of(&name, "two reports cannot go to one file").help(PAIRS));
        }
    }
    if targets.iter().filter(|t| t.path.is_none()).count() > 1 {
        return Err(Failure::of("standard output", "two reports cannot go there").help(PAIRS));
    }
    Ok(targets)
}

const PAIRS: &str = "write each --output behind its --format: --format sarif --output a.sarif --format html --output b.html";

/// A report under way.
struct Under<'a> {
    writer: Writer<'a>,
    sink: Sink,
    /// Whether somebody still reads it.
    open: bool,
}

/// All reports of a run.
pub(crate) struct Outputs<'a> {
    under: Vec<Under<'a>>,
}

/// The formats of a run, each with how it is to look.
pub(crate) type Formats = Vec<(&'static dyn Output, Options)>;

/// The formats that are asked for, and where each goes.
pub(crate) fn chosen(arguments: &Check) -> Result<(Formats, Vec<Option<PathBuf>>), Failure> {
    let with = |places: &[usize], n: usize| places.get(n).copied().unwrap_or(n);
    let formats: Vec<_> = arguments.format.iter().enumerate().map(|(n, f)| (with(&arguments.places.0, n), f.clone())).collect();
    let outputs: Vec<_> = arguments.look.output.iter().enumerate().map(|(n, o)| (with(&arguments.places.1, n), o.clone())).collect();
    let messages = arguments.rules.messages.as_deref().and_then(report::spoken);
    let mut chosen = Vec::new();
    let mut paths = Vec::new();
    for target in targets(&formats, &outputs)? {
        let terminal = target.path.is_none() && io::stdout().is_terminal();
        let name = target.format.as_deref().unwrap_or(if terminal { "full" } else { "concise" });
        let format = report::format(name).ok_or_else(|| Failure::of(name, "is no format"))?;
        chosen.push((format, Options { messages, ledger: arguments.ledger, ..sink::options(&arguments.look, terminal) }));
        paths.push(target.path);
    }
    if arguments.ledger && !chosen.iter().any(|(format, _)| format.shows_ledger()) {
        let shown: Vec<&str> = report::FORMATS.iter().filter(|f| f.shows_ledger()).map(|f| f.name()).collect();
        return Err(Failure::of("--ledger", "no format that is asked for shows it").help(format!("there are {}", shown.join(", "))));
    }
    Ok((chosen, paths))
}

impl<'a> Outputs<'a> {
    /// Opens all of them before any work is done.
    pub(crate) fn open(formats: &Formats, paths: &[Option<PathBuf>], rules: &'a [RulePage], quiet: bool) -> Result<Self, Failure> {
        let open = |((format, options), path): (&(&'static dyn Output, Options), &Option<PathBuf>)| {
            let sink = path.as_ref().map_or_else(|| Ok(Sink::stdout(quiet)), |p| Sink::file(p))?;
            Ok(Under { writer: Writer::new(*format, *options, rules), sink, open: true })
        };
        Ok(Self { under: formats.iter().zip(paths).map(open).collect::<Result<_, Failure>>()? })
    }

    /// Adds a document, rendered for each of them.
    pub(crate) fn add(&mut self, rendered: &[String]) -> Result<(), Stop> {
        self.each(|n, under| under.sink.write(&under.writer.add(rendered.get(n).map_or("", String::as_str))))
    }

    /// Writes the ends, then gives every file its name.
    pub(crate) fn end(&mut self, summary: &report::Summary) -> Result<(), Stop> {
        self.each(|_, under| under.sink.write(&under.writer.end(summary)))?;
        self.each(|_, under| under.sink.finish())
    }

    /// Somebody who has read enough of one report does not stop the others.
    fn each(&mut self, mut act: impl FnMut(usize, &mut Under<'a>) -> Result<(), Stop>) -> Result<(), Stop> {
        for (n, under) in self.under.iter_mut().enumerate().filter(|(_, u)| u.open) {
            match act(n, under) {
                Err(Stop::Closed) => under.open = false,
                done => done?,
            }
        }
        if self.under.iter().any(|u| u.open) { Ok(()) } else { Err(Stop::Closed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(formats: &[(usize, &str)], outputs: &[(usize, &str)]) -> Result<Vec<String>, String> {
        let formats: Vec<_> = formats.iter().map(|&(n, f)| (n, f.to_owned())).collect();
        let outputs: Vec<_> = outputs.iter().map(|&(n, o)| (n, PathBuf::from(o))).collect();
        let said = |t: Target| format!("{}>{}", t.format.unwrap_or_default(), t.path.map(|p| p.display().to_string()).unwrap_or_default());
        targets(&formats, &outputs).map(|t| t.into_iter().map(said).collect()).map_err(|f| f.error)
    }

    #[test]
    fn an_output_takes_the_format_before_it() {
        assert_eq!(pairs(&[], &[]).unwrap(), [">"]);
        assert_eq!(pairs(&[(3, "html")], &[(1, "b")]).unwrap(), ["html>b"]);
        assert_eq!(pairs(&[(1, "sarif"), (5, "html")], &[(3, "a"), (7, "b")]).unwrap(), ["sarif>a", "html>b"]);
        assert_eq!(pairs(&[(1, "full"), (3, "html")], &[(5, "b")]).unwrap(), ["full>", "html>b"]);
    }

    #[test]
    fn what_belongs_to_nothing_is_told() {
        assert!(pairs(&[(1, "sarif"), (3, "html")], &[]).is_err());
        assert!(pairs(&[(1, "sarif")], &[(3, "a"), (5, "b")]).is_err());
        assert!(pairs(&[(3, "sarif"), (5, "html")], &[(1, "a")]).is_err());
        assert!(pairs(&[(1, "sarif"), (5, "html")], &[(3, "a"), (7, "a")]).is_err());
    }
}
