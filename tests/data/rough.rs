//! Bad input that data cannot hold: links in a circle, files without rights, pipes that close, texts made by a loop.

use super::program::{Ran, run, words};
use libtest_mimic::Trial;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("rough: aliases that multiply", || Ok(aliases()?)),
        Trial::test("rough: a pattern of a megabyte", || Ok(patterns()?)),
        Trial::test("rough: nested and repeated beyond measure", || Ok(deep()?)),
        Trial::test("rough: numbers beyond measure", || Ok(numbers()?)),
        Trial::test("rough: bytes that are no text", || Ok(bytes()?)),
        Trial::test("rough: lines that are no JSON", || Ok(json()?)),
    ];
    if cfg!(unix) {
        trials.extend([
            Trial::test("rough: links in a circle", || Ok(circle()?)),
            Trial::test("rough: a file without rights", || Ok(rights()?)),
            Trial::test("rough: a pipe that closes", || Ok(closed()?)),
            Trial::test("rough: a full disk", || Ok(full()?)),
        ]);
    }
    trials
}

const SLIP: &str = "The ferry sank on 31 June 2024, the port said.\n";
/// What a run may take on a machine that has other things to do; what grows too fast takes minutes.
const MOST: Duration = Duration::from_secs(60);

fn folder(files: &[(&str, &[u8])]) -> Result<tempfile::TempDir, String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder.path())).and_then(|()| fs::write(path, bytes)).map_err(|e| e.to_string())?;
    }
    Ok(folder)
}

/// Runs, and wants a status, some words, no panic and an end.
fn wants(folder: &Path, line: &str, code: i32, prints: &[&str]) -> Result<Ran, String> {
    let start = Instant::now();
    let ran = run(folder, &words(line), b"", &[]);
    let both = format!("{}{}", ran.stdout, ran.stderr);
    let shown = || both.chars().take(3000).collect::<String>();
    if start.elapsed() > MOST {
        return Err(format!("{line} took {:?}", start.elapsed()));
    }
    if ran.code != code || both.contains("panicked") {
        return Err(format!("{line}: status {}, not {code}\n{}", ran.code, shown()));
    }
    match prints.iter().find(|p| !both.contains(**p)) {
        Some(missing) => Err(format!("{line} does not print {missing:?} but\n{}", shown())),
        None => Ok(ran),
    }
}

/// A list of lists of lists, each nine times the one before.
fn bomb(head: &str) -> String {
    let mut text = format!("{head}a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for n in 1..30 {
        let list = vec![format!("*a{}", n - 1); 9].join(", ");
        text.push_str(&format!("a{n}: &a{n} [{list}]\n"));
    }
    text
}

fn aliases() -> Result<(), String> {
    let note = SLIP.as_bytes();
    let rule = bomb("id: bomb\n");
    let at = folder(&[("note.txt", note), ("desk/bomb.yaml", rule.as_bytes())])?;
    wants(at.path(), "check --rules desk note.txt", 2, &["note.txt:1:19", "desk/bomb.yaml"])?;
    let settings = bomb("");
    let at = folder(&[("note.txt", note), ("factlint.yaml", settings.as_bytes())])?;
    wants(at.path(), "check note.txt", 2, &["note.txt:1:19", "factlint.yaml"])?;
    let at = folder(&[("note.txt", note), ("facts.yaml", settings.as_bytes())])?;
    wants(at.path(), "check --facts facts.yaml note.txt", 2, &["facts.yaml"])?;
    let at = folder(&[("note.txt", note), ("waivers.yaml", bomb("waivers: []\n").as_bytes())])?;
    wants(at.path(), "check --waivers waivers.yaml note.txt", 2, &["waivers.yaml"])?;
    let article = format!("---\n{settings}---\n\n{SLIP}");
    let at = folder(&[("note.md", article.as_bytes()), ("other.txt", note)])?;
    // A reference in front matter is no value, and nothing is copied: the article is read.
    wants(at.path(), "check note.md other.txt", 1, &["other.txt:1:19", "note.md:34:19"])?;
    // And one that holds itself.
    let at = folder(&[("note.txt", note), ("factlint.yaml", b"rules: &a [*a]\n"), ("desk/own.yaml", b"id: own\nwhy: &a [*a]\n")])?;
    wants(at.path(), "check note.txt", 2, &["note.txt:1:19"])?;
    wants(at.path(), "check --rules desk note.txt", 2, &["note.txt:1:19"]).map(drop)
}

/// A rule with a pattern for what is near a figure, and for what must be.
fn rule(pattern: &str) -> String {
    let quoted = serde_json::Value::from(pattern);
    format!(
        "id: own\nseverity: warning\ncategory: form\ncheck:\n  pattern: {{of: {{near: {quoted}}}, must_not: {quoted}}}\nmessage: {{en: m}}\n\
         labels:\n  passage: {{en: l}}\nwhy: w\nexamples:\n  - finds: \"[x]{{passage}}\"\n  - allows: y\n"
    )
}

/// Whatever a rule has for a pattern, it is refused or runs in no time.
fn patterns() -> Result<(), String> {
    let article = format!("{} 12 dogs {} {SLIP}", "a".repeat(30_000), "a".repeat(30_000));
    let long = "(a|b)".repeat(200_000);
    for pattern in [
        &long[..],
        &long[..600_000],
        "(a+)+$",
        "(a|aa)*b",
        "((a{1,1000}){1,1000}){1,1000}",
        "(?:x*)*y",
        "\u{0}(",
        "[z-a]",
        "a{99999999999}",
    ] {
        let at = folder(&[("note.txt", article.as_bytes()), ("desk/own.yaml", rule(pattern).as_bytes())])?;
        let ran = run(at.path(), &words("check --rules desk note.txt"), b"", &[]);
        if !ran.stdout.contains("error[invalid-date]") || ran.stderr.contains("panicked") {
            return Err(format!("{:.40}: status {}\n{:.2000}", pattern, ran.code, ran.stderr));
        }
        let glob = pattern.chars().take(100_000).collect::<String>();
        let glob = serde_json::Value::from(glob);
        let settings = format!("ignore: [{glob}, \"{}\"]\n", "{a,b}*".repeat(2000));
        let at = folder(&[("note.txt", SLIP.as_bytes()), ("factlint.yaml", settings.as_bytes())])?;
        let ran = run(at.path(), &words("check note.txt"), b"", &[]);
        if !ran.stdout.contains("error[invalid-date]") || ran.stderr.contains("panicked") {
            return Err(format!("ignore {:.40}: status {}\n{:.2000}", pattern, ran.code, ran.stderr));
        }
    }
    Ok(())
}

fn deep() -> Result<(), String> {
    let many = 100_000;
    let quotes = format!("{}{SLIP}", "> ".repeat(many));
    let lists = format!("{}{SLIP}", "- ".repeat(many));
    let brackets = format!("{}{}\n\n{SLIP}", "[".repeat(many), "](x)".repeat(many));
    let stars = format!("{}\n\n{SLIP}", "*a **b ".repeat(many));
    let cells = format!("|{}\n|{}\n|{}\n\n{SLIP}", "a|".repeat(20_000), "-|".repeat(20_000), "1|".repeat(20_000));
    let notes = format!("{}\n\n{SLIP}", (0..20_000).map(|n| format!("[^{n}]: [^{}]\n", n + 1)).collect::<String>());
    let comments = format!("{}{SLIP}", "<!-- factlint-ignore a: b -->\n".repeat(20_000));
    let attributes = format!("<p {}>{SLIP}", "a=1 ".repeat(many));
    let tags = format!("{}{SLIP}", "<table><tr><td>".repeat(many));
    let entities = format!("<p>{}</p><p>{SLIP}", "&amp".repeat(many));
    let cues = format!("WEBVTT\n\n{}", "00:01.000 --> 00:02.000\n\n".repeat(many));
    let unclosed = format!("{}{SLIP}", "<a".repeat(many));
    let ticks = format!("{}{SLIP}", "`a ".repeat(many));
    let marks = format!("{}\n{SLIP}", "\u{301}\u{202E}\u{200F}".repeat(many));
    let yaml = format!("---\ntitle: {}\n---\n{SLIP}", "[".repeat(many));
    let quoted = format!("{}{SLIP}", "“\"".repeat(many));
    let files = [
        ("a.md", quotes),
        ("b.md", lists),
        ("c.md", brackets),
        ("d.md", stars),
        ("e.md", cells),
        ("f.md", notes),
        ("g.md", comments),
        ("h.html", attributes),
        ("i.html", tags),
        ("j.html", entities),
        ("k.vtt", cues),
        ("l.txt", marks),
        ("m.md", yaml),
        ("n.txt", quoted),
        ("o.md", unclosed),
        ("p.md", ticks),
    ];
    for (name, text) in &files {
        let at = folder(&[(name, text.as_bytes())])?;
        let start = Instant::now();
        let ran = run(at.path(), &words(&format!("check --format jsonl {name}")), b"", &[]);
        if !(0..=2).contains(&ran.code) || ran.stderr.contains("panicked") || start.elapsed() > MOST {
            return Err(format!("{name}: status {} after {:?}\n{:.2000}", ran.code, start.elapsed(), ran.stderr));
        }
    }
    let deep = format!("id: own\nwhy: {}\n", "[".repeat(many));
    let at = folder(&[
        ("note.txt", SLIP.as_bytes()),
        ("desk/own.yaml", deep.as_bytes()),
        ("factlint.yaml", format!("rules: {}", "{a: ".repeat(many)).as_bytes()),
    ])?;
    wants(at.path(), "check --rules desk note.txt", 2, &["note.txt:1:19", "desk/own.yaml", "factlint.yaml"]).map(drop)
}

fn numbers() -> Result<(), String> {
    let huge = "9".repeat(100_000);
    let text = format!(
        "The mill sold 1e999999999 sacks, then {huge} sacks, 0.{}1 sacks and {huge}.{huge} percent, {huge}/{huge} of all.\n\n\
         It was founded in {huge}, on 99 June 99999999999, in the year 0, on 0 March -4, at 99:99.\n\n\
         Sales rose by {huge} percent to 0 from 0, and 1/0 of 0 million billion trillion {} sacks were sold.\n\n{SLIP}",
        "0".repeat(100_000),
        "trillion ".repeat(1000),
    );
    let rule = "id: own\nseverity: warning\ncategory: contradiction\ncheck:\n  limit: {of: {}, least: 1e999999999, most: -1e99999999999999999999}\n";
    let at = folder(&[("note.txt", text.as_bytes()), ("desk/own.yaml", rule.as_bytes()), ("factlint.yaml", b"min_confidence: 1e99999\n")])?;
    wants(at.path(), "check --rules desk note.txt", 2, &["error[invalid-date] the calendar has no 31 June 2024"])?;
    let facts = format!("facts:\n  - says: The zoo has {huge} storks.\n    valid: {{from: {huge}-01-01}}\n");
    let at = folder(&[("note.txt", SLIP.as_bytes()), ("facts.yaml", facts.as_bytes())])?;
    wants(at.path(), "check --facts facts.yaml note.txt", 2, &["facts.yaml"])?;
    for date in [&huge[..], "99999-01-01", "-1-01-01", "2024-99-99", "0000-00-00"] {
        let line = format!(
            "{{\"text\": \"It sank on 31 June 2024.\", \"date\": \"{date}\"}}\n{{\"text\": \"It sank.\", \"date\": {}}}\n",
            date.len()
        );
        let at = folder(&[("a.jsonl", line.as_bytes())])?;
        let ran = run(at.path(), &words("check a.jsonl"), b"", &[]);
        if !(0..=2).contains(&ran.code) || ran.stderr.contains("panicked") {
            return Err(format!("date {date:.20}: status {}\n{:.2000}", ran.code, ran.stderr));
        }
    }
    Ok(())
}

fn bytes() -> Result<(), String> {
    let slip = SLIP.as_bytes();
    let with = |bytes: &[u8]| [b"One.\n".as_slice(), bytes, b"\n", slip].concat();
    // Overlong, a surrogate, beyond Unicode, cut off: no UTF-8 of any kind, and in no encoding of one byte a text either.
    let broken: [&[u8]; 5] = [b"\xC0\xAF", b"\xE0\x80\xAF", b"\xF0\x80\x80\xAF", b"\xED\xA0\x80", b"\xF4\x90\x80\x80"];
    for bytes in broken {
        let at = folder(&[("note.txt", &with(&[bytes, "\u{E9}\u{627}".as_bytes()].concat())), ("other.txt", slip)])?;
        wants(at.path(), "check note.txt other.txt", 2, &["other.txt:1:19", "note.txt is not UTF-8"])
            .map_err(|e| format!("{bytes:X?}: {e}"))?;
    }
    // Text all the same: a mark in the middle, lone carriage returns, lines that end each in their own way.
    for text in [
        &b"\xEF\xBB\xBF\xEF\xBB\xBFOne.\n\n"[..],
        b"One.\n\xEF\xBB\xBF\n",
        b"One.\r\r",
        b"One.\r\n\n\r",
        b"One.\xE2\x80\xA8\xC2\x85\n\n",
        b"\0\0\n\n",
    ] {
        for name in ["note.txt", "note.md", "note.html"] {
            let page = if name == "note.html" { [&text[..text.len()], b"<p>"].concat() } else { text.to_vec() };
            let at = folder(&[(name, &[&page[..], slip].concat())])?;
            wants(at.path(), &format!("check {name}"), 1, &["error[invalid-date]"])
                .map_err(|e| format!("{:?}: {e}", text.escape_ascii().to_string()))?;
        }
    }
    let mark = "The ferry sank on 31\u{FEFF} June 2024, the port said.\n";
    let at = folder(&[("note.txt", mark.as_bytes())])?;
    let ran = run(at.path(), &words("check note.txt"), b"", &[]);
    if ran.code > 1 || ran.stdout.contains('\u{FEFF}') && ran.stdout.contains("error[") && ran.stderr.contains("panicked") {
        return Err(format!("a mark in a date: {}{}", ran.stdout, ran.stderr));
    }
    Ok(())
}

fn json() -> Result<(), String> {
    let lines = [
        r#"{"id": 1, "text": "\ud83d"}"#,
        r#"{"id": 2, "text": "\udc00\ud83d"}"#,
        r#"{"id": "\ud800", "text": "a"}"#,
        r#"{"id": 4, "title": "\uDFFF", "text": "a"}"#,
        r#"{"id": 5, "text": "a\u0000b", "lang": "\ud800"}"#,
        "{\"id\": 6, \"text\": \"a\u{1}b\"}",
        r#"{"id": 7, "text": "a", "date": 1e999999999}"#,
        r#"{"id": 8, "text": {"a": 1}}"#,
        r#"{"id": 9"#,
        r#"{"id": 10, "text": "a", "text": "b"}"#,
    ];
    let good = r#"{"id": "good", "text": "The ferry sank on 31 June 2024, the port said."}"#;
    let text = format!("{}\n{good}\r\n\u{FEFF}{good}\n", lines.join("\n"));
    let at = folder(&[("a.jsonl", text.as_bytes())])?;
    let ran = wants(at.path(), "check a.jsonl", 2, &["a.jsonl:1: ", "good:1:19"])?;
    let found = ran.stdout.matches("error[invalid-date]").count();
    if found == 2 { Ok(()) } else { Err(format!("{found} findings\n{}{}", ran.stdout, ran.stderr)) }
}

#[cfg(unix)]
fn link(to: &str, at: &Path) -> Result<(), String> {
    std::os::unix::fs::symlink(to, at).map_err(|e| e.to_string())
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) -> Result<(), String> {
    Err("no links here".to_owned())
}

/// A folder is walked once, whatever links lead back into it; a link that leads to itself is no file.
fn circle() -> Result<(), String> {
    let at = folder(&[("a/note.txt", SLIP.as_bytes())])?;
    link("..", &at.path().join("a/up"))?;
    link("self.txt", &at.path().join("a/self.txt"))?;
    link("nowhere.txt", &at.path().join("a/gone.txt"))?;
    let ran = wants(at.path(), "check .", 1, &["./a/note.txt:1:19"])?;
    if ran.stdout.matches("error[").count() != 1 {
        return Err(ran.stdout);
    }
    wants(at.path(), "check a/self.txt a/gone.txt a/up/a/note.txt", 2, &["a/self.txt", "a/gone.txt", "a/up/a/note.txt:1:19"])?;
    // Rules, settings and facts that are such links.
    wants(at.path(), "check --rules a/self.txt a/note.txt", 2, &["a/self.txt"])?;
    wants(at.path(), "check --config a/self.txt a/note.txt", 2, &["a/self.txt"])?;
    wants(at.path(), "check --facts a/self.txt a/note.txt", 2, &["a/self.txt"])?;
    let settings = folder(&[("note.txt", SLIP.as_bytes())])?;
    link("factlint.yaml", &settings.path().join("factlint.yaml"))?;
    let ran = run(settings.path(), &words("check note.txt"), b"", &[]);
    if ran.stdout.contains("note.txt:1:19") && !ran.stderr.contains("panicked") {
        Ok(())
    } else {
        Err(format!("{}{}", ran.stdout, ran.stderr))
    }
}

/// Whoever may read everything (root) reads that, too.
fn rights() -> Result<(), String> {
    let at = folder(&[("a.txt", SLIP.as_bytes()), ("b.txt", SLIP.as_bytes()), ("c/d.txt", SLIP.as_bytes())])?;
    #[cfg(unix)]
    for (name, mode) in [("a.txt", 0o000), ("c", 0o000)] {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(at.path().join(name), fs::Permissions::from_mode(mode)).map_err(|e| e.to_string())?;
    }
    let may = fs::read(at.path().join("a.txt")).is_ok();
    let ran = if may {
        wants(at.path(), "check .", 1, &["./a.txt:1:19", "./b.txt:1:19", "./c/d.txt:1:19"])
    } else {
        wants(at.path(), "check .", 2, &["./a.txt", "./b.txt:1:19", "cannot be walked"])
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(at.path().join("c"), fs::Permissions::from_mode(0o700)).map_err(|e| e.to_string())?;
    }
    ran.map(drop)
}

/// Whoever reads a report stops after a few bytes: no failure, no panic, and what came were whole lines.
fn closed() -> Result<(), String> {
    let text = SLIP.repeat(20_000);
    let at = folder(&[("note.txt", text.as_bytes())])?;
    for format in ["concise", "full", "json", "sarif", "html", "csv"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.args(["check", "--format", format, "note.txt"]).current_dir(at.path());
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|e| e.to_string())?;
        let mut some = [0; 10];
        child.stdout.take().ok_or("no pipe")?.read_exact(&mut some).map_err(|e| format!("{format}: {e}"))?;
        let output = child.wait_with_output().map_err(|e| e.to_string())?;
        if !output.stderr.is_empty() || output.status.code().is_none_or(|c| c > 1) {
            return Err(format!("{format}: {:?} {}", output.status, String::from_utf8_lossy(&output.stderr)));
        }
    }
    Ok(())
}

/// Standard output on a full disk is told and fails the run, for every command.
fn full() -> Result<(), String> {
    if !Path::new("/dev/full").exists() {
        return Ok(());
    }
    let at = folder(&[("note.txt", b"The storm killed 12 people. It sank on 31 June 2024. The storm killed nine people, police said.\n")])?;
    for line in [
        "check note.txt",
        "check --format json note.txt",
        "extract note.txt",
        "claims note.txt",
        "explain invalid-date",
        "rules list",
        "languages",
        "config",
        "--help",
    ] {
        let to = fs::OpenOptions::new().write(true).open("/dev/full").map_err(|e| e.to_string())?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        let output = command.args(words(line)).current_dir(at.path()).stdin(Stdio::null()).stdout(to).stderr(Stdio::piped()).output();
        let output = output.map_err(|e| e.to_string())?;
        let error = String::from_utf8_lossy(&output.stderr);
        let told = error.contains("No space left") || line == "--help";
        if error.contains("panicked") || !told || output.status.code() != Some(2) && line != "--help" {
            return Err(format!("{line}: {:?} {error}", output.status));
        }
    }
    wants(at.path(), "check --format html --output /dev/full note.txt", 2, &["/dev/full: cannot be written"]).map(drop)
}
