//! What is searched for, where, and who may see what.

use super::{
    REASON, Story,
    planted::Fate,
    search::{Owner, Search},
};
use crate::kit::Desk;
use app::routes;
use domain::Locale;
use reqwest::Method;

/// The words that remain when the names are hidden, and reasons: moderators may read them, a thief of the
/// database may not.
pub(super) fn without_names() -> Search {
    let all = ["yn garedig wrth ein teulu ni", "never rang back about", "wrando arnon ni", REASON];
    Search::new(&all.map(|words| (Owner::Words(Fate::Held), words.to_owned())))
}

impl Story {
    /// All secrets of the story.
    pub(super) fn secrets(&self) -> Vec<(Owner, String)> {
        let words = Fate::ALL
            .iter()
            .flat_map(|fate| fate.secrets().into_iter().map(|secret| (Owner::Words(*fate), secret)));
        let numbers = self.numbers.iter().flat_map(|(fate, digits)| {
            let fours: Vec<&str> = (0..4).map(|four| &digits[four * 4..four * 4 + 4]).collect();
            [digits.clone(), fours.join(" ")].map(|text| (Owner::Number(*fate), text))
        });
        let cookies = self.desks.iter().filter_map(|(name, desk)| {
            let (_, value) = desk.browser.cookie()?.split_once('=')?;
            Some((Owner::Cookie((*name).to_owned()), value.to_owned()))
        });
        words.chain(numbers).chain(cookies).collect()
    }

    /// Whether a person may see a secret at an address.
    pub(super) fn may(&self, who: &str, asked: &(Method, String), receipt: bool, owner: &Owner) -> bool {
        let (method, path) = asked;
        let posted = *method == Method::POST;
        let by_number = path == routes::NUMBER.path(Locale::En);
        match owner {
            // A contributor may see their own form given back, but not on the receipt, and may see it by the
            // number only if they chose so.
            Owner::Words(fate) if *who == format!("{fate:?}") => {
                posted && !receipt && *fate != Fate::Foreign && (!by_number || *fate == Fate::Echoed)
            }
            // A person who claimed an item may see it at its own address.
            Owner::Words(fate) => self.items.get(fate).is_some_and(|id| {
                let claimers: &[&str] = match fate {
                    Fate::Officer => &["swyddog"],
                    Fate::Opened => &["cymedrolwr"],
                    // Both moderators, because a second person may have been asked for.
                    _ => &["cymedrolwr", "cymedrolwr2"],
                };
                claimers.contains(&who) && *path == Desk::item(id)
            }),
            Owner::Number(fate) => *who == format!("{fate:?}") && posted && (receipt || by_number),
            Owner::Cookie(name) => who == name && posted && path == routes::SIGN_IN.path(Locale::Cy),
        }
    }

    /// Searches every answer that any browser received.
    pub(super) fn search_answers(&self, search: &Search) {
        let tape = self.tape.lock().unwrap();
        let mut echoes = 0;
        for heard in tape.iter() {
            let sends = ["/anfon", "/send"].iter().any(|end| heard.asked.1.ends_with(end));
            let receipt = heard.status == 200 && sends;
            let found = search.first(&heard.all, |owner| self.may(&heard.who, &heard.asked, receipt, owner));
            assert!(
                found.is_none(),
                "{} was shown {found:?} at {:?} ({})",
                heard.who,
                heard.asked,
                heard.status
            );
            echoes += usize::from(search.first(&heard.all, |_| false).is_some());
        }
        assert!(tape.len() > 300, "only {} answers were searched", tape.len());
        assert!(echoes > 30, "only {echoes} answers held anything of somebody's own: the search is blind");
    }

    /// Searches every cell of the database.
    pub(super) async fn search_cells(&self, search: &Search) {
        let mut inside = self.installation.inside().await;
        let cells = inside.cells().await.unwrap();
        assert!(cells.len() > 500, "only {} cells were searched", cells.len());
        for cell in &cells {
            let found = search.first(&cell.content, |_| false);
            assert!(found.is_none(), "{found:?} lies in {}.{}", cell.table, cell.column);
        }
        let hidden = cells.iter().filter(|cell| cell.table == "redacted" && cell.column == "sealed");
        assert_eq!(hidden.count(), 5, "the words of the five, and nothing of the one taken back");
        let reasons = cells.iter().filter(|cell| cell.table == "reading" && cell.column == "reason");
        assert_eq!(reasons.count(), 1, "why one was held");
        let without_names = without_names();
        for cell in &cells {
            let found = without_names.first(&cell.content, |_| false);
            assert!(found.is_none(), "{found:?} lies in {}.{}", cell.table, cell.column);
        }
        inside.close().await.unwrap();
    }
}
