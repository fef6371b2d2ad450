//! The command line: flags -> one call -> exit code.

mod misread;
mod printed;

use crate::commands::later::Later;
use crate::commands::{
    self, Clock, Desks, Drawer, Reply, Seat, Trouble, absent, assign, backup, call, caller, calls, check, completions, config,
    console, console::Console, debt, demo, demo::DeskFile, doctor, engineers, explain, export, group, handover, import, keys,
    maintenance, man, new, opinion, packages, phase, promise, raise, replay, report, restore, route, run, show, tickets, undo,
    visit, wall, words,
};
use crate::config::{Complaint, Config, Flags, VARIABLES, Wrong, begin_log};
use crate::i18n::{Lang, Texts};
use crate::runtime::{self, Beside, Left};
use clap::{CommandFactory, Parser, Subcommand};
use misread::refused;
use printed::print;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;

/// The command line of pult.
#[derive(Debug, Parser)]
#[command(
    name = "pult",
    version,
    about = "A dispatcher's console: the queue by deadline, the right engineer, the caller's verdict"
)]
#[command(
    after_help = "Without a command: the console. Exit codes: 0 done, 1 a check failed, 2 wrong usage, 3 desk unreachable, 4 refused or conflict."
)]
pub struct Cli {
    #[command(flatten)]
    desks: Desks,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The console on a made-up but lifelike service company
    Demo(demo::Args),
    /// The board in its order
    Tickets(tickets::Args),
    /// One ticket with its history
    Show(show::Args),
    /// How each clock of a ticket was computed
    Explain(explain::Args),
    /// The best plan over the queue, with its reasons
    Route(route::Args),
    /// Give a ticket to an engineer or a crew
    Assign(assign::Args),
    /// Take a ticket back into the pool
    Release(assign::Release),
    /// Move a ticket to another group or line
    Move(group::Move),
    /// Put a ticket under a mass incident
    Link(group::Link),
    /// The engineer said yes
    Confirm(assign::Confirm),
    /// Write down what was promised to the client
    Promise(promise::Args),
    /// How far the trip is
    Visit(visit::Args),
    /// Raise the priority
    Raise(raise::Args),
    /// The ticket waits
    Wait(phase::Wait),
    /// The ticket is solved
    Solve(phase::End),
    /// The ticket is closed
    Close(phase::End),
    /// Whether the client was content with the work
    Opinion(opinion::Args),
    /// The words and the link by which a client is asked whether they are content
    Ask(calls::Ask),
    /// Write a note
    Note(promise::Note),
    /// Take a change back
    Undo(undo::Args),
    /// Register a ticket
    New(new::Args),
    /// Who calls, and may we serve them
    Caller(caller::Args),
    /// What is decided about a client's debt
    Debt(debt::Args),
    /// Tell the consoles about a phone call
    Call(call::Args),
    /// Where phone calls come from
    Calls(calls::Args),
    /// What is sold: packages, and one of them as five answers
    Packages(packages::Args),
    /// Engineers and crews, their skills, zones, load
    Engineers(engineers::Args),
    /// An absence, and what it moves
    Absent(absent::Args),
    /// Planned maintenance by the regulations of contracts: what is due, and the visits made of it
    Maintenance(maintenance::Args),
    /// Is all well? For monitoring
    Check(check::Args),
    /// The desk across a room: counts, next deadlines, loads
    Wall(wall::Args),
    /// What a lead takes away: load, forecast, arrivals, heat, breaches, sla, loyalty
    Report(report::Args),
    /// What the next shift must know, signed by both
    Handover(handover::Args),
    /// The board as it stood
    Replay(replay::Args),
    /// Drive the console by a script
    Run(run::Args),
    /// Bring a file into the desk
    Import(import::Args),
    /// Write the desk's tables
    Export(export::Args),
    /// What there is to press
    Keys(keys::Args),
    /// The configuration file
    Config(config::Args),
    /// Completions for a shell
    Completions(completions::Args),
    /// The manual page, as roff: pult man | man -l -
    Man,
    /// What is well on this machine, and what to look at
    Doctor(doctor::Args),
    /// A copy of the embedded desk, while it is worked on
    Backup(backup::Args),
    /// The embedded desk from a copy; the present one is kept aside
    Restore(restore::Args),
    #[command(flatten)]
    Later(Later),
}

/// Runs the program and says how it exits.
pub fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => print(&cli.run(), cli.changes()),
        Err(error) => print(&refused(&error), false),
    }
}

impl Cli {
    fn run(&self) -> Reply {
        let env = |name: &str| std::env::var(name).ok();
        let flags = Flags { desks: self.desks.desks.clone(), lang: self.desks.lang, profile: self.desks.profile.clone() };
        let (config, mut complaints) = crate::config::read(&env, &flags);
        let unreadable = |name: &&str| std::env::var_os(name).is_some_and(|value| value.to_str().is_none());
        complaints.extend(VARIABLES.iter().filter(|name| unreadable(name)).map(|name| Complaint::not_utf8(name)));
        let texts = Texts::new(config.lang);
        let mut told = complaints.clone();
        let done = if let Some(trouble) = self.misled(&complaints, &texts) {
            // The sentence has them already.
            told.retain(|complaint| complaint.file.is_some());
            Err(trouble)
        } else {
            begin_log(&config.paths, env("PULT_LOG").as_deref());
            commands::clock(&texts, env("PULT_NOW")).and_then(|clock| self.start(&config, &complaints, clock))
        };
        let mut reply = done.unwrap_or_else(|trouble| self.trouble(&trouble, &texts));
        for complaint in told.iter().rev() {
            reply.aside.insert_str(0, &format!("pult: {}\n", complaint.say(&texts)));
        }
        reply
    }

    /// A variable that cannot be read may have named another desk or another hour: with a default in its place the command would
    /// do something else than was asked. Only what tells about the settings goes on.
    fn misled(&self, complaints: &[Complaint], texts: &Texts) -> Option<Trouble> {
        if matches!(self.command, Some(Command::Config(_) | Command::Doctor(_))) {
            return None;
        }
        let said: Vec<String> = complaints.iter().filter(|c| c.file.is_none()).map(|c| c.say(texts)).collect();
        (!said.is_empty()).then(|| Trouble::Wrong(words(texts, "cmd-bad-variable", &[("what", &said.join("; "))])))
    }

    /// Is something done by the time the command has its answer, so that asking again would do it twice?
    fn changes(&self) -> bool {
        match &self.command {
            Some(Command::Import(args)) => !args.dry_run,
            Some(Command::Export(args)) => args.writes_a_file(),
            Some(Command::Route(args)) => !args.dry_run && args.from.is_none(),
            Some(Command::Absent(args)) => !args.rehearse,
            Some(Command::Handover(args)) => args.sign,
            Some(Command::Demo(args)) => args.init_only,
            Some(
                Command::Assign(_)
                | Command::Release(_)
                | Command::Move(_)
                | Command::Link(_)
                | Command::Confirm(_)
                | Command::Promise(_)
                | Command::Visit(_)
                | Command::Raise(_)
                | Command::Wait(_)
                | Command::Solve(_)
                | Command::Close(_)
                | Command::Note(_)
                | Command::Undo(_)
                | Command::New(_)
                | Command::Call(_)
                | Command::Backup(_)
                | Command::Restore(_),
            ) => true,
            _ => false,
        }
    }

    /// Without its profile nobody knows which desk is meant: nothing may be done on another, not even a look that passes for
    /// the right one.
    fn knows_its_desk(&self, complaints: &[Complaint], lang: Lang) -> Result<(), Trouble> {
        let about_itself = matches!(
            self.command,
            Some(
                Command::Demo(_)
                    | Command::Keys(_)
                    | Command::Config(_)
                    | Command::Completions(_)
                    | Command::Man
                    | Command::Doctor(_)
                    | Command::Later(_)
            )
        );
        let nowhere = complaints.iter().any(|complaint| matches!(complaint.wrong, Wrong::UnknownProfile(_)));
        if nowhere && !about_itself && self.desks.desks.is_empty() {
            let texts = Texts::new(lang);
            return Err(Trouble::Wrong(texts.word("cmd-no-profile")));
        }
        Ok(())
    }

    /// A trouble as a reply; `check` answers monitoring in its own words.
    fn trouble(&self, trouble: &Trouble, texts: &Texts) -> Reply {
        let what = trouble.say(texts);
        match &self.command {
            Some(Command::Check(args)) if trouble.exit() == 3 => check::unreachable(&what, args),
            Some(Command::Check(args)) => check::unknown(&what, args.json),
            _ => Reply::default().with_aside(&format!("pult: {what}")).exiting(trouble.exit()),
        }
    }

    /// The console on the configured desk; it begins with a word about the complaints.
    fn console(&self, config: &Config, complaints: usize, clock: Clock) -> Result<Reply, Trouble> {
        let tasks = tasks()?;
        let seat = tasks.block_on(Seat::take(config, clock, self.desks.read_only))?;
        let file = config.paths.console_file(&seat.url, &config.actor);
        sit_down(seat, config, &tasks, Some(file), None, None, complaints)
    }

    /// The wall on the configured desk: nobody writes from there.
    fn wall(config: &Config, clock: Clock, args: &wall::Args) -> Result<Reply, Trouble> {
        let tasks = tasks()?;
        let seat = tasks.block_on(Seat::take(config, clock, true))?;
        let words = if args.ascii { vec!["ascii".to_owned()] } else { Vec::new() };
        sit_down(seat, config, &tasks, None, None, Some(words), 0)
    }

    fn start(&self, config: &Config, complaints: &[Complaint], clock: Clock) -> Result<Reply, Trouble> {
        self.knows_its_desk(complaints, config.lang)?;
        match &self.command {
            None => self.console(config, complaints.len(), clock),
            Some(Command::Wall(args)) if !args.once && !args.json && std::io::stdout().is_terminal() => {
                Self::wall(config, clock, args)
            }
            Some(Command::Demo(args)) => demonstrate(config, clock, self.desks.read_only, args),
            Some(Command::Run(args)) => {
                let runtime = tasks()?;
                let seat = runtime.block_on(Seat::take(config, clock, self.desks.read_only))?;
                let desk = seat.desk.clone();
                let played = run::run(seat, config, runtime.handle(), args);
                runtime.block_on(desk.close());
                played
            }
            Some(Command::Route(args)) => waiting(route::run(config, clock, self.desks.read_only, args)),
            Some(Command::Keys(args)) => keys::run(config, args),
            Some(Command::Config(args)) => {
                let defaults = crate::config::defaults(&|name| std::env::var(name).ok());
                Ok(config::run(config, &defaults, complaints, args))
            }
            Some(Command::Completions(args)) => Ok(completions::run(Cli::command(), args)),
            Some(Command::Man) => man::run(Cli::command(), config),
            Some(Command::Doctor(args)) => {
                let terminal = doctor::Terminal { size: runtime::size(), env: &|name| std::env::var(name).ok() };
                waiting(doctor::run(config, complaints, clock, &terminal, args))
            }
            Some(Command::Calls(args)) => {
                let env = |name: &str| std::env::var(name).ok();
                tasks()?.block_on(calls::run(config, clock, self.desks.read_only, &env, args))
            }
            Some(Command::Ask(args)) => {
                let env = |name: &str| std::env::var(name).ok();
                waiting(calls::ask(config, clock, self.desks.read_only, &env, args))
            }
            Some(Command::Backup(args)) => waiting(backup::run(config, args)),
            Some(Command::Restore(args)) => {
                commands::may_write(self.desks.read_only, config)?;
                waiting(restore::run(config, clock, args))
            }
            Some(Command::Later(later)) => Err(Trouble::NotYet(later.name().into())),
            Some(command) => waiting(command.perform(config, clock, self.desks.read_only)),
        }
    }
}

/// Runs the console at this seat until the person leaves. Its size is the terminal's, told at the first resize.
/// What it keeps until the next start lies in `kept`; without that file nothing is kept.
fn sit_down(
    seat: Seat,
    config: &Config,
    tasks: &tokio::runtime::Runtime,
    kept: Option<PathBuf>,
    live: Option<Beside>,
    wall: Option<Vec<String>>,
    wrong: usize,
) -> Result<Reply, Trouble> {
    let env = |name: &str| std::env::var(name).ok();
    let Console { mut setup, themes, complaints } = console::console(&seat, config, (80, 24), &env);
    setup.first_steps.complaints += wrong;
    let told = Texts::new(config.lang);
    let desk = seat.desk.clone();
    let drawer = kept.map(Drawer::open).map(|(drawer, kept, said)| {
        setup.kept = kept;
        (drawer, said)
    });
    let start = runtime::Start {
        setup,
        desk: seat.desk,
        clock: seat.clock,
        texts: seat.texts,
        themes,
        handle: tasks.handle().clone(),
        drawer,
        live,
        wall,
    };
    let left = runtime::run(start);
    tasks.block_on(desk.close());
    match left {
        Ok(Left::Exit(exit)) => Ok(Reply::default().with_aside(&complaints.join("\n")).exiting(exit)),
        Ok(Left::Demo) => Err(become_demo(config)),
        Err(error) => Err(Trouble::Wrong(words(&told, error.key(), &[("why", &error.to_string())]))),
    }
}

/// The same program anew as `pult demo`, in this process's place: what still waited for a key of the former console is gone with
/// it. Comes back only when that fails.
fn become_demo(config: &Config) -> Trouble {
    use std::os::unix::process::CommandExt;
    let failed = match std::env::current_exe() {
        Ok(program) => std::process::Command::new(program).args(["--lang", config.lang.code(), "demo"]).exec(),
        Err(error) => error,
    };
    let texts = Texts::new(config.lang);
    Trouble::Wrong(words(&texts, "first-no-demo", &[("why", &texts.why(&failed))]))
}

/// Builds the demo's desk and sits down at it; live unless asked otherwise or the clock stands.
fn demonstrate(config: &Config, clock: Clock, read_only: bool, args: &demo::Args) -> Result<Reply, Trouble> {
    let tasks = tasks()?;
    let file = DeskFile::of(args);
    let recipe = demo::recipe(args, clock);
    let seat = tasks.block_on(demo::open(&file, args, &recipe, config, clock, read_only))?;
    if args.init_only {
        tasks.block_on(seat.desk.close());
        return Ok(demo::built(&seat, &file));
    }
    let is_live = !args.still && !read_only && clock.frozen().is_none();
    let live = is_live.then(|| Box::pin(demo::live(seat.desk.clone(), recipe, clock)) as Beside);
    sit_down(seat, config, &tasks, None, live, None, 0)
}

/// Where a console's tasks run: its loop has the calling thread. They wait for the desk nearly all the time; a thread for each
/// core of a large machine would only cost memory.
fn tasks() -> Result<tokio::runtime::Runtime, Trouble> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Trouble::Failed(error.to_string()))
}

/// One-shot commands need one thread that waits. The work is boxed: all commands stand in it, and waiting would be built round
/// each copy of them anew.
fn waiting<T>(work: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let work: Pin<Box<dyn Future<Output = _> + '_>> = Box::pin(work);
    runtime.map_err(|error| Trouble::Failed(error.to_string()))?.block_on(work)
}

impl Command {
    /// One command at one desk.
    async fn perform(&self, config: &Config, clock: Clock, read_only: bool) -> Result<Reply, Trouble> {
        // Monitoring must hear of a desk that is gone, not found a new one in its place.
        let only_looks = read_only || matches!(self, Self::Check(_) | Self::Wall(_) | Self::Report(_) | Self::Replay(_));
        let seat = Seat::take(config, clock, only_looks).await?;
        let done = self.at(&seat).await;
        seat.desk.close().await;
        done
    }

    async fn at(&self, seat: &Seat) -> Result<Reply, Trouble> {
        match self {
            Self::Tickets(args) => tickets::run(seat, args).await,
            Self::Show(args) => show::run(seat, args).await,
            Self::Explain(args) => explain::run(seat, args).await,
            Self::Assign(args) => assign::run(seat, args).await,
            Self::Release(args) => assign::release(seat, args).await,
            Self::Move(args) => group::to_group(seat, args).await,
            Self::Link(args) => group::link(seat, args).await,
            Self::Confirm(args) => assign::confirm(seat, args).await,
            Self::Promise(args) => promise::run(seat, args).await,
            Self::Visit(args) => visit::run(seat, args).await,
            Self::Raise(args) => raise::run(seat, args).await,
            Self::New(args) => new::run(seat, args).await,
            Self::Caller(args) => caller::run(seat, args).await,
            Self::Debt(args) => debt::run(seat, args).await,
            Self::Absent(args) => absent::run(seat, args).await,
            Self::Import(args) => import::run(seat, args).await,
            Self::Export(args) => export::run(seat, args).await,
            Self::Wait(args) => phase::wait(seat, args).await,
            Self::Solve(args) => phase::solve(seat, args).await,
            Self::Close(args) => phase::close(seat, args).await,
            Self::Opinion(args) => opinion::run(seat, args).await,
            Self::Note(args) => promise::note(seat, args).await,
            Self::Undo(args) => undo::run(seat, args).await,
            Self::Call(args) => call::run(seat, args).await,
            Self::Packages(args) => packages::run(seat, args).await,
            Self::Engineers(args) => engineers::run(seat, args).await,
            Self::Maintenance(args) => maintenance::run(seat, args).await,
            Self::Check(args) => check::run(seat, args).await,
            Self::Wall(args) => wall::run(seat, args).await,
            Self::Report(args) => report::run(seat, args).await,
            Self::Handover(args) => handover::run(seat, args).await,
            Self::Replay(args) => replay::run(seat, args).await,
            _ => Err(Trouble::NotYet("pult".into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn the_tree_of_commands_stands() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_of_the_contract_is_known() {
        let tree = Cli::command();
        let known: Vec<&str> = tree.get_subcommands().map(clap::Command::get_name).collect();
        for name in "demo tickets show explain route assign release move link confirm promise visit raise wait solve close note undo new \
             caller call packages maintenance engineers absent check run wall report handover replay import export connect calls backup restore serve token \
             keys config completions man doctor"
            .split_whitespace()
        {
            assert!(known.contains(&name), "{name}");
        }
    }
}
