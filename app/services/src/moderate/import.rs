//! Bringing in comments that were collected elsewhere: planned first, then all of them or none.

use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::Import,
    give::{Permissions, SendError, Submission, prepare, write_one},
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
    imports,
};

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

/// The file `id`, for whoever took it in.
///
/// # Errors
/// [`ErrorKind::NotFound`] for anybody else, and once it is forgotten.
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
pub async fn forget(ctx: &Ctx, file: &File) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    imports::forget(&mut tx, file.id).await?;
    tx.commit().await?;
    Ok(())
}

/// What an import of `file` would do. Nothing is written.
pub async fn dry_run(ctx: &Ctx, grant: &Grant<Import>, file: &[u8], mapping: &Mapping) -> Result<Plan> {
    plan_for(ctx, &grant.thing().authority, file, mapping).await
}

/// Imports `file`. The problems that a dry run would have told come back, and then nothing is written.
pub async fn import(
    ctx: &Ctx,
    grant: &Grant<Import>,
    file: &[u8],
    mapping: &Mapping,
) -> Result<Result<Imported, Plan>> {
    import_as(ctx, Some(grant.person()), &grant.thing().authority, file, mapping).await
}

/// The same for the command line, where whoever runs the server needs no leave.
pub async fn import_by_operator(
    ctx: &Ctx,
    authority: &str,
    file: &[u8],
    mapping: &Mapping,
) -> Result<Result<Imported, Plan>> {
    import_as(ctx, None, authority, file, mapping).await
}

/// A dry run for the command line, where whoever runs the server needs no leave.
pub async fn plan_by_operator(ctx: &Ctx, authority: &str, file: &[u8], mapping: &Mapping) -> Result<Plan> {
    plan_for(ctx, authority, file, mapping).await
}

async fn plan_for(ctx: &Ctx, authority: &str, file: &[u8], mapping: &Mapping) -> Result<Plan> {
    let mut tx = ctx.db.read().await?;
    let services = directory::of_authority(&mut tx, authority).await?;
    let codes: BTreeSet<String> = services.into_iter().filter(|s| s.open).map(|s| s.code).collect();
    Ok(domain::import::plan(file, mapping, &codes, ctx.now().date()))
}

async fn import_as(
    ctx: &Ctx,
    person: Option<Uuid>,
    authority: &str,
    file: &[u8],
    mapping: &Mapping,
) -> Result<Result<Imported, Plan>> {
    let plan = plan_for(ctx, authority, file, mapping).await?;
    let Ok(rows) = plan.clone().ready() else { return Ok(Err(plan)) };
    let mut tx = ctx.db.read().await?;
    let settings = directory::known_authority(&mut tx, authority).await?;
    let services = directory::of_authority(&mut tx, authority).await?;
    drop(tx);
    let services: BTreeMap<&str, Uuid> = services.iter().map(|s| (s.code.as_str(), s.id)).collect();
    let batch = ctx.token();
    // Sealing is slow and needs no transaction: the writer's place is taken only afterwards.
    let mut prepared = Vec::with_capacity(rows.len());
    for row in rows {
        let service = services.get(row.service.as_str()).copied();
        prepared.push(prepare(ctx, &submission(ctx, &settings, service, batch, row)).await?);
    }
    let mut tx = ctx.db.begin().await?;
    let mut done = Imported { added: 0, known: 0 };
    for new in prepared {
        match write_one(ctx, &mut tx, new).await {
            Ok(receipt) if !receipt.repeat => done.added += 1,
            // There already, or taken back since: either way it is not brought in again.
            Ok(_) | Err(SendError::Withdrawn | SendError::Conflict) => done.known += 1,
            Err(SendError::Unsure) => return Err(ErrorKind::Unavailable.into()),
            Err(SendError::Failed(error)) => return Err(error),
        }
    }
    finish(ctx, &mut tx, person, authority, &mapping.source, batch, done).await?;
    tx.commit().await?;
    Ok(Ok(done))
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

/// A row as feedback. Its token is worked out from the row under our key, so that the same row is the same
/// sending whenever it comes, and nobody who holds the file can work out a number.
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
