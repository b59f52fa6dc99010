//! Bringing in comments that were collected elsewhere: planned first, then all of them or none.

use crate::{
    Ctx, Error, ErrorKind, Grant, Result,
    acts::Import,
    give::{Permissions, Submission, prepare_under},
    govern::audit::{Said, write},
    vault::{self, Told},
};
use domain::{
    clock::Moment,
    feedback::{Audience, Channel, Helper, Original, Safety, Voice, WordBox},
    import::{ImportRow, Mapping, Plan, Problem, headings},
};
use std::collections::{BTreeMap, BTreeSet};
pub use storage::imports::Batch;
use storage::{
    Tx, Uuid,
    directory::{self, Authority, Service},
    imports, staging,
};
use tokio::task::spawn_blocking;

/// The questionnaire that imported comments are said to answer: none of ours.
const QUESTIONNAIRE: &str = "import-1";

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// New comments.
    pub added: usize,
    /// Comments that were there before.
    pub known: usize,
}

/// The open services of the authority, and its earlier imports: what the page offers.
#[tracing::instrument(name = "import.offer", skip_all)]
pub async fn offer(ctx: &Ctx, grant: &Grant<Import>) -> Result<(Vec<Service>, Vec<Batch>)> {
    let authority = &grant.thing().authority;
    let mut tx = ctx.db.read().await?;
    let services = directory::of_authority(&mut tx, authority).await?;
    let batches = imports::newest(&mut tx, authority).await?;
    Ok((services.into_iter().filter(|service| service.open).collect(), batches))
}

/// A file that waits until its columns are named. It holds words: no `Display`, and `Debug` shows its length.
pub struct File {
    /// Identifier.
    pub id: Uuid,
    /// The source's name.
    pub source: String,
    content: String,
}

impl File {
    /// Its content, for the plan and for lists of headings and values.
    pub const fn content(&self) -> &[u8] {
        self.content.as_bytes()
    }
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "File({} bytes)", self.content.len())
    }
}

/// Takes a file in, sealed, until its columns are named; nobody else can go on with it, and after an hour it
/// is forgotten. A file that cannot be read is not kept: its problems come back.
#[tracing::instrument(name = "import.receive", skip_all)]
pub async fn receive(
    ctx: &Ctx,
    grant: &Grant<Import>,
    source: &str,
    file: &[u8],
) -> Result<Result<Uuid, Vec<Problem>>> {
    let content = match headings(file) {
        Ok(_) => String::from_utf8_lossy(file).into_owned(),
        Err(problems) => return Ok(Err(problems)),
    };
    let authority = &grant.thing().authority;
    let id = ctx.token();
    let quarter = vault::current(ctx, authority, &ctx.now().quarter().to_string()).await?;
    let words = Original::new([(WordBox::Idea, content)]);
    let told = Told { words: &words, contact: None, safety: Safety::default() };
    let sealed = quarter.seal(id, &told, &ctx.random())?;
    let upload = imports::Upload {
        id,
        authority: authority.clone(),
        person: grant.person(),
        source: domain::text::normalise(source),
        uploaded: ctx.now().0,
        sealed: sealed.sealed,
        wrapped_key: sealed.wrapped_key,
        key_epoch: quarter.epoch().to_owned(),
    };
    let mut tx = ctx.db.begin().await?;
    imports::keep(&mut tx, &upload).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// The file `id`, for the person who uploaded it.
///
/// # Errors
/// [`ErrorKind::NotFound`] for anybody else, and once it is forgotten.
#[tracing::instrument(name = "import.file", skip_all)]
pub async fn file(ctx: &Ctx, grant: &Grant<Import>, id: Uuid) -> Result<File> {
    let mut tx = ctx.db.read().await?;
    let own = |upload: &imports::Upload| {
        upload.person == grant.person() && upload.authority == grant.thing().authority
    };
    let upload = imports::upload(&mut tx, id).await?.filter(own).ok_or(ErrorKind::NotFound)?;
    let imports::Upload { authority, source, sealed, wrapped_key, key_epoch, .. } = upload;
    let quarter = vault::known(ctx, &mut tx, &authority, &key_epoch).await?;
    let (words, ..) = quarter.open(id, &sealed, &wrapped_key)?;
    let content = words.expose_words().first().map(|(_, content)| content.clone()).unwrap_or_default();
    Ok(File { id, source, content })
}

/// Forgets a file.
#[tracing::instrument(name = "import.forget", skip_all)]
pub async fn forget(ctx: &Ctx, file: &File) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    imports::forget(&mut tx, file.id).await?;
    tx.commit().await?;
    Ok(())
}

/// What an import of `file` would do. Nothing is written.
#[tracing::instrument(name = "import.dry_run", skip_all)]
pub async fn dry_run(ctx: &Ctx, grant: &Grant<Import>, file: &[u8], mapping: &Mapping) -> Result<Plan> {
    plan_for(ctx, &grant.thing().authority, file, mapping).await
}

/// Imports `file`. The problems that a dry run would have told come back, and then nothing is written.
#[tracing::instrument(name = "import.import", skip_all)]
pub async fn import(
    ctx: &Ctx,
    grant: &Grant<Import>,
    file: &[u8],
    mapping: &Mapping,
) -> Result<Result<Imported, Plan>> {
    import_as(ctx, Some(grant.person()), &grant.thing().authority, file, mapping).await
}

/// The same for the command line, where the operator of the server needs no leave.
#[tracing::instrument(name = "import.import_by_operator", skip_all)]
pub async fn import_by_operator(
    ctx: &Ctx,
    authority: &str,
    file: &[u8],
    mapping: &Mapping,
) -> Result<Result<Imported, Plan>> {
    import_as(ctx, None, authority, file, mapping).await
}

/// A dry run for the command line, where the operator of the server needs no leave.
#[tracing::instrument(name = "import.plan_by_operator", skip_all)]
pub async fn plan_by_operator(ctx: &Ctx, authority: &str, file: &[u8], mapping: &Mapping) -> Result<Plan> {
    plan_for(ctx, authority, file, mapping).await
}

async fn plan_for(ctx: &Ctx, authority: &str, file: &[u8], mapping: &Mapping) -> Result<Plan> {
    let mut tx = ctx.db.read().await?;
    let services = directory::of_authority(&mut tx, authority).await?;
    let codes: BTreeSet<String> = services.into_iter().filter(|s| s.open).map(|s| s.code).collect();
    drop(tx);
    // A large file takes a while to read, and other requests must go on meanwhile.
    let (file, mapping, today) = (file.to_vec(), mapping.clone(), ctx.now().date());
    spawn_blocking(move || domain::import::plan(&file, &mapping, &codes, today))
        .await
        .map_err(Error::internal)
}

/// How many rows are written in one transaction: few, so that people who send or sign in meanwhile hardly wait.
const STEP: usize = 500;
/// A staging that was not touched for so long was interrupted, in microseconds.
const INTERRUPTED: i64 = 900_000_000;
/// How often a number that is taken is replaced by another. Twice is beyond all likelihood.
const GENERATIONS: i64 = 5;

/// Everything slow happens before anything can be seen: rows are read and sealed outside any transaction, and written
/// in short ones to a table that nothing else reads. One last transaction turns all of them into feedback, or none.
async fn import_as(
    ctx: &Ctx,
    person: Option<Uuid>,
    authority: &str,
    file: &[u8],
    mapping: &Mapping,
) -> Result<Result<Imported, Plan>> {
    let plan = plan_for(ctx, authority, file, mapping).await?;
    if !plan.problems.is_empty() {
        return Ok(Err(plan));
    }
    let rows = plan.ready().unwrap_or_default();
    let total = rows.len();
    let batch = ctx.token();
    let numbers = stage(ctx, authority, batch, rows).await?;
    renumber(ctx, batch, &numbers).await?;
    let mut tx = ctx.db.begin().await?;
    if !staging::end(&mut tx, batch).await? {
        return Err(ErrorKind::Stale.into());
    }
    let added = usize::try_from(staging::flip(&mut tx, batch).await?).map_err(Error::internal)?;
    // Comments that are there already, or that were taken back since, are not imported again.
    let done = Imported { added, known: total.saturating_sub(added) };
    finish(ctx, &mut tx, person, authority, &mapping.source, batch, done).await?;
    tx.commit().await?;
    if let Err(error) = clear(ctx).await {
        tracing::warn!(event = "import.not-cleared", kind = ?error.kind(), cause = %error.causes());
    }
    Ok(Ok(done))
}

/// The token behind each sending's key, for rows that need another number.
type Numbers = BTreeMap<Vec<u8>, Uuid>;

/// Seals and stages every row.
async fn stage(ctx: &Ctx, authority: &str, batch: Uuid, rows: Vec<ImportRow>) -> Result<Numbers> {
    let mut tx = ctx.db.read().await?;
    let settings = directory::known_authority(&mut tx, authority).await?;
    let services = directory::of_authority(&mut tx, authority).await?;
    drop(tx);
    let services: BTreeMap<String, Uuid> = services.into_iter().map(|s| (s.code, s.id)).collect();
    let quarter = vault::current(ctx, authority, &ctx.now().quarter().to_string()).await?;
    let mut tx = ctx.db.begin().await?;
    staging::begin(&mut tx, batch, ctx.now()).await?;
    tx.commit().await?;
    let mut numbers = Numbers::new();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<ImportRow> = rows.by_ref().take(STEP).collect();
        let of = |row: ImportRow| submission(ctx, &settings, services.get(&row.service).copied(), batch, row);
        let some: Vec<Submission> = some.into_iter().map(of).collect();
        let (sealing, key) = (ctx.clone(), quarter.clone());
        let seal =
            move || some.iter().map(|one| prepare_under(&sealing, &key, one)).collect::<Result<Vec<_>>>();
        let prepared = spawn_blocking(seal).await.map_err(Error::internal)??;
        let (tokens, news): (Vec<_>, Vec<_>) = prepared.into_iter().map(|one| (one.token, one.new)).unzip();
        numbers.extend(news.iter().map(|new| new.send_key.clone()).zip(tokens));
        let mut tx = ctx.db.begin().await?;
        if !staging::touch(&mut tx, batch, ctx.now()).await? {
            return Err(ErrorKind::Stale.into());
        }
        staging::stage(&mut tx, batch, &news).await?;
        tx.commit().await?;
    }
    Ok(numbers)
}

/// Gives rows another number while somebody else's feedback has theirs.
async fn renumber(ctx: &Ctx, batch: Uuid, numbers: &Numbers) -> Result<()> {
    for generation in 1..=GENERATIONS {
        let mut tx = ctx.db.read().await?;
        let used = staging::taken(&mut tx, batch).await?;
        drop(tx);
        if used.is_empty() {
            return Ok(());
        }
        let mut tx = ctx.db.begin().await?;
        for key in used {
            let Some(token) = numbers.get(&key) else { continue };
            let hash = ctx.vault.number_hash(&ctx.vault.number(*token, generation));
            staging::renumber(&mut tx, batch, &key, &hash, generation).await?;
        }
        tx.commit().await?;
    }
    Err(Error::internal("five numbers in a row were taken"))
}

/// Removes what interrupted imports left behind. For a job.
#[tracing::instrument(skip_all)]
pub(crate) async fn clear_staged(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    staging::end_before(&mut tx, Moment(ctx.now().0 - INTERRUPTED)).await?;
    tx.commit().await?;
    clear(ctx).await
}

/// Removes the rows of stagings that have ended, some at a time.
async fn clear(ctx: &Ctx) -> Result<()> {
    loop {
        let mut tx = ctx.db.begin().await?;
        let removed = staging::clear(&mut tx).await?;
        tx.commit().await?;
        if removed == 0 {
            return Ok(());
        }
    }
}

async fn finish(
    ctx: &Ctx,
    tx: &mut Tx,
    person: Option<Uuid>,
    authority: &str,
    source: &str,
    batch: Uuid,
    done: Imported,
) -> Result<()> {
    let count = |n: usize| i64::try_from(n).map_err(|_| ErrorKind::Refused);
    let (added, known) = (count(done.added)?, count(done.known)?);
    let row = Batch {
        id: batch,
        authority: authority.to_owned(),
        source: source.to_owned(),
        imported: ctx.now().0,
        imported_by: person,
        added,
        known,
    };
    imports::insert(tx, &row).await?;
    let said = Said {
        actor: person,
        action: "import",
        thing: "import",
        thing_id: batch.to_string(),
        authority: Some(authority),
        detail: format!("added={added} known={known}"),
    };
    write(ctx, tx, said).await
}

/// A row as feedback. Its token is derived from the row under our key, so that the same row is always the same sending,
/// and nobody who holds the file can work out a number.
fn submission(
    ctx: &Ctx,
    authority: &Authority,
    service: Option<Uuid>,
    batch: Uuid,
    row: ImportRow,
) -> Submission {
    let token = ctx.vault.import_token(&authority.code, &row.digest);
    Submission {
        token: Uuid::from_bytes(token),
        authority: authority.clone(),
        service,
        questionnaire: QUESTIONNAIRE.to_owned(),
        locale: row.language,
        audience: Audience::Parent,
        channel: Channel::Import,
        helper: Helper::Nobody,
        voice: Voice::Own,
        safety: Safety::default(),
        answers: Vec::new(),
        words: row.words,
        contact: None,
        permissions: Permissions { may_summarise: true, may_quote: false, show_words: false },
        received: Moment::at_start_of(row.date),
        import_batch: Some(batch),
    }
}

#[cfg(test)]
mod tests;
