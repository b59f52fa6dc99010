//! The shell: head, bar, banner, main part, footer.

use super::{Frame, Kind, StaffBar};
use crate::{routes, tr};
use domain::Locale;
use leptos::{either::Either, prelude::*};

/// The target of "leave this page": a common page that tells nothing about us.
const ELSEWHERE: &str = "https://www.bbc.co.uk/weather";

/// The whole `<html>` element.
pub(super) fn shell(frame: &Frame, title: &str, body: AnyView) -> AnyView {
    let l = frame.locale;
    let staff = frame.kind == Kind::Staff;
    let class = match frame.kind {
        Kind::Public | Kind::File => "public",
        Kind::Contributor => "public own",
        Kind::Child => "public own child",
        Kind::Staff => "staff",
    };
    view! {
        <html lang=l.code()>
            {head(frame, title)}
            <body class=class>
                {skip(frame)}
                <header>
                    {bar(frame)}
                    {frame.demo.then(|| view! { <p class="demo">{tr!(l, "demo-banner")}</p> })}
                    {frame.staff.as_ref().map(|bar| staff_bar(l, bar))}
                </header>
                <main id="main" tabindex="-1">{body}</main>
                {if staff { Either::Left(()) } else { Either::Right(footer(frame)) }}
            </body>
        </html>
    }
    .into_any()
}

/// The skip link past the bar.
fn skip(frame: &Frame) -> AnyView {
    let to = format!("#{}", frame.skip_to);
    view! { <a class="skip" href=to>{tr!(frame.locale, "skip-link")}</a> }.into_any()
}

fn head(frame: &Frame, title: &str) -> AnyView {
    let l = frame.locale;
    let assets = frame.assets;
    let own = matches!(frame.kind, Kind::Contributor | Kind::Child);
    let alone = frame.kind == Kind::File;
    let title = if own { title.to_owned() } else { format!("{title} – {}", tr!(l, "brand")) };
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title}</title>
            <meta name="description" content=description(l) />
            <meta name="color-scheme" content="light dark" />
            {(!matches!(frame.kind, Kind::Public | Kind::File)).then(|| view! { <meta name="robots" content="noindex" /> })}
            {(!alone).then(|| view! { <link rel="icon" href=assets.favicon type="image/svg+xml" /> })}
            {style(frame)}
            {(frame.kind == Kind::Staff).then(|| view! { <link rel="stylesheet" href=assets.staff_css /> })}
            <link rel="alternate" hreflang=l.other().code() href=frame.other_path.clone() />
            {(!alone).then(|| view! { <script src=assets.leave_js defer></script> })}
            {(frame.islands && assets.has_islands()).then(|| view! {
                <link id="islands-js" rel="modulepreload" href=assets.islands_js />
                <link id="islands-wasm" rel="preload" r#as="fetch" crossorigin="" href=assets.islands_wasm />
                <script type="module" src=assets.islands_boot></script>
            })}
        </head>
    }
    .into_any()
}

/// The style. Public and contributors' pages have it inline, under a hash in the content security policy, so
/// the first view takes one round trip. Staff load it as cached files.
fn style(frame: &Frame) -> AnyView {
    let assets = frame.assets;
    let inside = match frame.kind {
        Kind::Public | Kind::File => assets.public_style,
        Kind::Contributor | Kind::Child => assets.own_style,
        Kind::Staff => "",
    };
    if inside.is_empty() {
        view! { <link rel="stylesheet" href=assets.css /> }.into_any()
    } else {
        view! { <style inner_html=inside></style> }.into_any()
    }
}

/// The site in one sentence: for search results and for the pages without a database.
pub fn description(l: Locale) -> String {
    tr!(l, "site-description")
}

/// The logo: a C shaped like an ear, turned to a voice. Decorative: the name stands beside it.
pub fn mark() -> AnyView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
            <path d="M25 7.5A12 12 0 1 0 25 24.5M20.6 12.2A5.8 5.8 0 1 0 20.6 19.8" />
            <circle cx="26" cy="16" r="2.5" />
        </svg>
    }
    .into_any()
}

/// The bar that stays in sight: the name, the switch to the other language, "leave this page".
fn bar(frame: &Frame) -> AnyView {
    let l = frame.locale;
    let other = l.other();
    let home = match frame.organisation() {
        "" if frame.kind == Kind::Staff => routes::STAFF.path(l).to_owned(),
        // The folder's first page leads into the folders of the languages, and their pages lead back.
        "" if frame.kind == Kind::File && frame.other_path.starts_with("../") => "../index.html".to_owned(),
        "" if frame.kind == Kind::File => "index.html".to_owned(),
        "" => routes::FRONT.path(l).to_owned(),
        organisation => routes::STAFF_HOME.path_with(l, [organisation]),
    };
    view! {
        <div class="bar">
            <a class="home" href=home>{mark()}<span>{tr!(l, "brand")}</span></a>
            {frame.switch.then(|| view! {
                <a class="language" href=frame.other_path.clone() lang=other.code() hreflang=other.code()>
                    {tr!(other, "language-name")}
                </a>
            })}
            {(frame.kind != Kind::File).then(|| leave(frame))}
        </div>
    }
    .into_any()
}

/// The way out, as long as the page has one.
fn leave(frame: &Frame) -> AnyView {
    let l = frame.locale;
    view! {
            <a
                class="leave"
                href=ELSEWHERE
                rel="noreferrer noopener nofollow"
                data-leave=""
                data-ends=frame.leaving_ends.clone()
                data-two=tr!(l, "leave-two-more")
                data-one=tr!(l, "leave-one-more")
            >
                {tr!(l, "leave-page")}
            </a>
            <span class="leave-count" role="status" id="leave-status"></span>
    }
    .into_any()
}

fn staff_bar(l: Locale, bar: &StaffBar) -> AnyView {
    let links = bar.links.iter().map(|link| {
        let current = link.current.then_some("page");
        view! { <li><a href=link.href.clone() aria-current=current>{link.label.clone()}</a></li> }
    });
    let who = [bar.name.as_str(), bar.organisation.as_str()];
    let who = who.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <div class="staff-bar">
            {(!bar.links.is_empty()).then(|| view! {
                <nav aria-label=tr!(l, "staff-nav")><ul>{links.collect_view()}</ul></nav>
            })}
            {organisations(l, bar)}
            <form method="post" action=routes::SIGN_OUT.path(l)>
                <input type="hidden" name="csrf" value=bar.csrf.clone() />
                <a href=routes::STAFF_PASSWORD.path(l)>{who}</a>
                <a href=routes::STAFF_ALERTS.path(l)>{tr!(l, "alerts-title")}</a>
                <button class="link">{tr!(l, "sign-out")}</button>
            </form>
        </div>
    }
    .into_any()
}

/// The switch between the organisations that somebody acts in, where there are several.
fn organisations(l: Locale, bar: &StaffBar) -> Option<AnyView> {
    let links = bar.organisations.iter().map(|link| {
        let current = link.current.then_some("true");
        view! { <li><a href=link.href.clone() aria-current=current>{link.label.clone()}</a></li> }
    });
    (!bar.organisations.is_empty()).then(|| {
        view! {
            <nav class="organisations" aria-label=tr!(l, "staff-organisations")>
                <ul>{links.collect_view()}</ul>
            </nav>
        }
        .into_any()
    })
}

fn footer(frame: &Frame) -> AnyView {
    let l = frame.locale;
    let links = [
        (routes::HELP.path(l), tr!(l, "footer-help")),
        (routes::RIGHTS.path(l), tr!(l, "footer-rights")),
        (routes::PRIVACY.path(l), tr!(l, "footer-privacy")),
        (routes::ACCESSIBILITY.path(l), tr!(l, "footer-accessibility")),
    ];
    let more = [
        (routes::CHARTER.path(l), tr!(l, "footer-charter")),
        (routes::WHY.path(l), tr!(l, "footer-why")),
        (routes::QUESTIONS.path(l), tr!(l, "footer-questions")),
        (routes::RELEASES.path(l), tr!(l, "footer-releases")),
        (routes::COMMITMENTS.path(l), tr!(l, "commitments-public")),
        (routes::SIGN_IN.path(l), tr!(l, "footer-sign-in")),
    ];
    let item = |(href, label): (&'static str, String)| view! { <li><a href=href>{label}</a></li> };
    let links = links.into_iter().map(item).collect_view();
    let more = (frame.kind == Kind::Public).then(|| more.into_iter().map(item).collect_view());
    view! {
        <footer>
            {(frame.kind != Kind::File).then(|| view! {
                <nav aria-label=tr!(l, "footer-nav")><ul>{links}{more}</ul></nav>
            })}
            <p>{tr!(l, "footer-note")}</p>
        </footer>
    }
    .into_any()
}
