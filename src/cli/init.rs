//! `init`.

use super::args::Init;
use super::failure::{self, Failure};
use super::{Outcome, run};
use crate::config::NAME;
use crate::report::safe;

/// What a desk's configuration starts as.
const STARTER: &str = include_str!("../../rules/factlint.yaml");

/// Writes a commented starter; one that is there already is left alone.
pub(crate) fn init(arguments: &Init) -> Outcome {
    let path = if arguments.dir.as_os_str() == "." { NAME.into() } else { arguments.dir.join(NAME) };
    let name = path.display().to_string();
    let written = std::fs::File::create_new(&path).and_then(|mut file| std::io::Write::write_all(&mut file, STARTER.as_bytes()));
    match written {
        Ok(()) => run::print(|| Ok(format!("wrote {}: change it, then see `factlint config`\n", safe(&name)))),
        Err(e) => {
            let failure = match e.kind() {
                std::io::ErrorKind::AlreadyExists => Failure::of(&name, "is there already").help("`factlint config` shows what it says"),
                _ => Failure::of(&name, format!("cannot be written: {e}")),
            };
            failure::tell(&failure, &run::plain());
            Outcome::Failed
        }
    }
}
