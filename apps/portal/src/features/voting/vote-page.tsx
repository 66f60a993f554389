import { isId } from '@mitgestalten/kernel';
import { graphql, type PortalVoteQuery } from '@mitgestalten/web-data';
import { formatDayAndTime, formatUntil, portalMessages } from '@mitgestalten/web-i18n';
import { Alert, ButtonLink } from '@mitgestalten/web-ui';
import { NeedsScript } from '../../app/form-needs.js';
import { hrefIn, useLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { Island } from '../../islands/island.js';
import { VoteForm } from './vote-form.js';
import type { VoteFormBallot } from './vote-fields.js';

const PortalVote = graphql(`
  query PortalVote($id: ID!) {
    process { ...ShellProcess areas { id name } }
    ballot(id: $id) {
      id title state maxChoices opensAt closesAt minimumAge decides
      items { id ordinal passageId revision { id kind text { id title plain } } }
    }
  }
`);

type Process = NonNullable<PortalVoteQuery['process']>;
type Ballot = NonNullable<PortalVoteQuery['ballot']>;

/** One vote: before it opens what it is about, while it is open the form, after it the way to the result. */
export const votePage: PageFunction = async (context) => {
  const id = context.params['id'];
  if (!isId(id)) return missingPage(context);
  const { process, ballot } = await context.ask(PortalVote, { id });
  if (process == null || ballot == null) return missingPage(context, process ?? null);
  return found({ title: ballot.title, process, section: 'vote', form: true, main: <Vote process={process} ballot={ballot} /> });
};

function Vote({ process, ballot }: { readonly process: Process; readonly ballot: Ballot }) {
  const t = useTexts(portalMessages);
  const { href, lang } = useLanguage();
  return (
    <div className="pt-column">
      <h1 className="pt-title">{ballot.title}</h1>
      {ballot.state === 'OPEN' ? (
        <>
          <p className="pt-lead">{t('vote.until', { date: formatUntil(lang, ballot.closesAt, process.now) })}. {t('vote.change')}</p>
          <NeedsScript contact={process.contactEmail} />
          <Island name="vote-form" component={VoteForm} when="load" props={{ ballot: formBallot(process, ballot), signInHref: `/anmelden?weiter=${encodeURIComponent(hrefIn(lang, `/abstimmung/${ballot.id}`))}` }} />
        </>
      ) : null}
      {ballot.state === 'PLANNED' ? (
        <Alert tone="info" title={t('vote.planned', { date: formatDayAndTime(lang, ballot.opensAt, process.now) })}>{t('vote.planned-why')}</Alert>
      ) : null}
      {ballot.state === 'CLOSED' ? (
        <Alert tone="info" title={t('vote.closed')}>
          <p><ButtonLink variant="primary" href={href(`/ergebnis/${ballot.id}`)}>{t('vote.to-result')}</ButtonLink></p>
        </Alert>
      ) : null}
      {ballot.state === 'OPEN' ? null : <Items ballot={ballot} />}
      <section className="pt-aside" aria-labelledby="decides-title">
        <h2 id="decides-title">{t('vote.decides')}</h2>
        <p>{ballot.decides}</p>
      </section>
    </div>
  );
}

function Items({ ballot }: { readonly ballot: Ballot }) {
  const t = useTexts(portalMessages);
  const { href } = useLanguage();
  return (
    <section aria-labelledby="items-title" className="pt-section">
      <h2 id="items-title">{t('vote.items')}</h2>
      <p>{t('vote.choices', { count: ballot.maxChoices, kind: kindOf(ballot) })}</p>
      <ul className="pt-list">
        {ballot.items.map((item) => <li key={item.id}><a href={href(`/stelle/${item.passageId}`)}>{item.revision.text.title}</a></li>)}
      </ul>
    </section>
  );
}

// What is voted on: measures, or the themes themselves.
function kindOf(ballot: Ballot): string {
  return ballot.items[0]?.revision.kind ?? 'MEASURE';
}

// About two lines on a phone; the whole text is one tap away.
const excerptLength = 140;

function formBallot(process: Process, ballot: Ballot): VoteFormBallot {
  return {
    id: ballot.id, kind: kindOf(ballot), maxChoices: ballot.maxChoices, minimumAge: ballot.minimumAge, closesAt: ballot.closesAt,
    areas: process.areas.map(({ id, name }) => ({ id, name })),
    items: ballot.items.map((item) => ({
      id: item.id, passageId: item.passageId, title: item.revision.text.title, text: excerptOf(item.revision.text.plain, item.revision.text.title),
    })),
  };
}

function excerptOf(plain: string, title: string): string {
  const text = (plain.startsWith(title) ? plain.slice(title.length) : plain).replace(/\s+/g, ' ').trim();
  if (text.length <= excerptLength) return text;
  return `${text.slice(0, text.lastIndexOf(' ', excerptLength))} …`;
}
