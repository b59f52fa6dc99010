//! What is typed, on its way to the person who reads it.

use super::*;
use domain::questionnaire::Questionnaire;

/// A form as a browser posts it, read and sent by a parent. Gives the number.
async fn send(rig: &Rig, text: &str) -> Number {
    let pairs = [("o2".to_owned(), text.to_owned()), ("c1".to_owned(), "top".to_owned())];
    let given = Questionnaire::core().read(Audience::Parent, pairs).given.unwrap();
    let like = submission(rig, "").await;
    let sent = Submission::of_form(like.token, like.authority, like.service, Locale::En, given);
    let (sends, _) = Sends::start(rig.ctx.clone());
    sends.send(sent, None).await.unwrap().number
}

story!(a_moderator_sees_the_text_that_is_stored_whatever_was_hidden_in_it, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    // A name with nothing between its letters, turned round, and with a zero-width space: the rules must still find it.
    for (typed, kept) in [
        ("My worker Beth\u{200b}an Pu\u{ad}w never rang.", "My worker Bethan Puw never rang."),
        ("My worker \u{202e}Bethan Puw\u{202c} never rang.", "My worker Bethan Puw never rang."),
        ("Bethan Pu\u{e0077}w \u{2066}lied\u{2069}. ❤\u{fe0f}", "Bethan Puw lied. ❤\u{fe0f}"),
    ] {
        let number = send(rig, typed).await;
        let id = id_of(rig, &number).await;
        let leave: Grant<acts::Claim> = authorise(&rig.ctx, &mair, id).await.unwrap();
        moderate::claim(&rig.ctx, &leave).await.unwrap();
        let leave = authorise(&rig.ctx, &mair, id).await.unwrap();
        let item = moderate::open(&rig.ctx, &leave).await.unwrap();
        let words = item.opened.words().expose_words();
        assert_eq!(words, [(WordBox::Problem, kept.to_owned())]);
        let name = item
            .spans
            .iter()
            .any(|(_, span)| domain::text::slice(kept, span.start, span.end).contains("Bethan"));
        assert!(name, "the name is suggested for hiding in {kept:?}: {:?}", item.spans);
    }
});

story!(what_stands_in_an_address_shows_no_time_of_sending, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    for number in send_many(rig, 5).await {
        let id = id_of(rig, &number).await;
        assert_eq!(id.get_version_num(), 4, "a feedback's");
        accept(rig, &mair, &number).await;
    }
    let quarter = rig.ctx.now().quarter();
    summarise(rig, &mair, &twm, &nia, quarter).await;
    let writes = authorise(&rig.ctx, &mair, Reach::whole(AUTHORITY)).await.unwrap();
    let work = summaries::work(&rig.ctx, &writes, Some(quarter)).await.unwrap();
    assert!(work.themes.iter().flat_map(|work| &work.replies).all(|reply| reply.id.get_version_num() == 4));
    let summary = summaries::desk(&rig.ctx, &writes, quarter, "5".parse().unwrap()).await.unwrap().summary;
    assert_eq!(summary.unwrap().id.get_version_num(), 4, "a summary's");
});
