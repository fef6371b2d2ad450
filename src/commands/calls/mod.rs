//! `pult calls listen`: the one process that brings a desk its phone calls, over HTTP and from Asterisk.

mod ask;
mod listen;
mod opinions;
mod scribe;
mod secrets;

pub use ask::{Ask, ask};

use super::{Clock, Reply, Trouble};
use crate::config::Config;

/// Flags of `pult calls`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Clone, Debug, clap::Subcommand)]
enum What {
    /// Bring the desk its calls: over HTTP as Zammad's CTI has it, and from Asterisk where the settings name one
    Listen(Listen),
}

/// Flags of `pult calls listen`.
#[derive(Clone, Debug, clap::Args)]
pub struct Listen {
    /// Where the endpoint listens [default: 127.0.0.1:8090]
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
}

/// Runs it. `env` is asked for secrets.
pub async fn run(
    config: &Config,
    clock: Clock,
    read_only: bool,
    env: &dyn Fn(&str) -> Option<String>,
    args: &Args,
) -> Result<Reply, Trouble> {
    let What::Listen(args) = &args.what;
    super::may_write(read_only, config)?;
    listen::listen(config, clock, env, args).await
}
