//! `pult new`: registers a ticket under the entitlement rules.

use crate::desk::{Channel, Mode};

/// Flags of `pult new`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who asks, by id
    #[arg(long, value_name = "ID", required_unless_present = "phone", conflicts_with = "phone")]
    pub contact: Option<String>,
    /// Who asks, by phone
    #[arg(long, value_name = "P")]
    pub phone: Option<String>,
    /// What happened, in one line
    #[arg(long, value_name = "S")]
    pub subject: String,
    /// The client's words
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    /// phone, email, chat, portal, web_form, messenger, monitoring
    #[arg(long, value_name = "C", value_parser = channel)]
    pub channel: Option<Channel>,
    /// The object
    #[arg(long, value_name = "ID")]
    pub site: Option<String>,
    /// The equipment
    #[arg(long, value_name = "ID")]
    pub asset: Option<String>,
    /// The contract
    #[arg(long, value_name = "ID")]
    pub contract: Option<String>,
    /// Kind of work
    #[arg(long, value_name = "K")]
    pub kind: Option<String>,
    /// low, normal, high, critical
    #[arg(long, value_name = "P")]
    pub priority: Option<String>,
    /// remote, visit, workshop
    #[arg(long, value_name = "M", value_parser = mode)]
    pub mode: Option<Mode>,
    /// People in danger, a fire alarm, an unguarded object: accepted whatever contract or debt
    #[arg(long)]
    pub safety: bool,
    /// Why it is taken without contract or object, or against the verdict: a digit or a code of the policy
    #[arg(long, value_name = "CODE")]
    pub reason: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

fn channel(text: &str) -> Result<Channel, String> {
    named(text, "phone, email, chat, portal, web_form, messenger, monitoring")
}

fn mode(text: &str) -> Result<Mode, String> {
    named(text, "remote, visit, workshop")
}

fn named<T: serde::de::DeserializeOwned>(text: &str, wants: &str) -> Result<T, String> {
    serde_json::from_value(text.replace('-', "_").into()).map_err(|_| wants.to_owned())
}
