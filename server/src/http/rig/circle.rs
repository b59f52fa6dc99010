//! For tests: sets up the feedback and summaries that a page needs, by the real commands.

use super::Rig;
use domain::{
    Bilingual,
    clock::Quarter,
    coding::{Coding, Criticality, ThemeMark},
    feedback::WordBox,
};
use services::{
    Actor, Grant, Reach, Uuid, acts, authorise,
    moderate::{
        self, Accepted, Draft,
        summaries::{self, Saved, Summary, SummaryText},
    },
};

impl Rig {
    /// The actor of a test's staff member, for commands.
    pub(crate) async fn actor(&self, name: &str) -> Actor {
        let mut tx = self.ctx.db.read().await.unwrap();
        let person = storage::people::by_sign_in(&mut tx, name).await.unwrap().unwrap();
        let grants = storage::people::grants(&mut tx, person.id).await.unwrap();
        Actor { person: person.id, name: person.name, locale: person.locale, grants }
    }

    /// Sends a parent's feedback about a problem and returns its number.
    pub(crate) async fn sent(&self, code: &str, words: &str) -> domain::number::Number {
        let check = self.post(&format!("/en/give/{code}/3/check"), &[("c1", "top"), ("o2", words)]).await;
        assert_eq!(check.status, 200, "{}", check.html);
        let hidden = check.hidden();
        let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (&**name, &**value)).collect();
        let receipt = self.post(&format!("/en/give/{code}/3/send"), &hidden).await;
        assert_eq!(receipt.status, 200, "{}", receipt.html);
        let digits = receipt.html.split("class=\"digits\">").nth(1).unwrap().split('<').next().unwrap();
        digits.parse().unwrap()
    }

    /// The identifier behind a number.
    pub(crate) async fn id_of(&self, number: &domain::number::Number) -> Uuid {
        let mut tx = self.ctx.db.read().await.unwrap();
        let hash = self.ctx.vault.number_hash(number);
        storage::feedback::by_number(&mut tx, &hash).await.unwrap().unwrap().thing.id
    }

    /// Claims and opens the item, and accepts it as a small problem of keeping in touch.
    pub(crate) async fn accept(&self, who: &Actor, id: Uuid) {
        let leave: Grant<acts::Claim> = authorise(&self.ctx, who, id).await.unwrap();
        moderate::claim(&self.ctx, &leave).await.unwrap();
        moderate::open(&self.ctx, &authorise(&self.ctx, who, id).await.unwrap()).await.unwrap();
        let theme = ThemeMark { theme: "5.1".parse().unwrap(), polarity: [WordBox::Problem].into() };
        let coding =
            Coding { themes: vec![theme], criticality: Some(Criticality::Noticeable), ..Coding::empty() };
        let leave = authorise(&self.ctx, who, id).await.unwrap();
        let draft = Draft { spans: vec![], coding, seen: None };
        assert_eq!(moderate::accept(&self.ctx, &leave, &draft).await.unwrap(), Accepted::Done);
    }

    /// A summary of theme 5, written by one moderator and second-read by another.
    pub(crate) async fn summarised(
        &self,
        [writer, reader]: [&Actor; 2],
        authority: &str,
        quarter: Quarter,
        body: (&str, &str),
    ) -> Summary {
        let theme = "5".parse().unwrap();
        let place = || Reach::whole(authority);
        let body = Bilingual { cy: body.0.into(), en: body.1.into() };
        let leave: Grant<acts::WriteSummary> = authorise(&self.ctx, writer, place()).await.unwrap();
        let text = SummaryText { body, opened: None, looked: false };
        assert_eq!(summaries::write(&self.ctx, &leave, quarter, theme, &text).await.unwrap(), Saved::Done);
        let summary = summaries::desk(&self.ctx, &leave, quarter, theme).await.unwrap().summary.unwrap();
        let reads = authorise(&self.ctx, reader, place()).await.unwrap();
        summaries::second_read(&self.ctx, &reads, quarter, theme, summary.written).await.unwrap();
        summary
    }
}
