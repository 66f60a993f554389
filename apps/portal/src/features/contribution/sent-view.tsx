import { Alert, Button } from '@mitgestalten/web-ui';
import { hrefIn, useFormTexts, useLanguage } from '../../app/language.js';
import { useArrival } from '../../islands/use-arrival.js';
import { SlipCode } from './slip-code.js';

/** How a text was sent, and so what happens next. */
export type Sent =
  | { readonly way: 'mail'; readonly email: string }
  | { readonly way: 'code'; /** Null once it was noted. */ readonly code: string | null }
  | { readonly way: 'account'; readonly published: boolean };

export interface SentViewProps {
  readonly sent: Sent;
  readonly publicUrl: string;
  readonly onNoted: () => void;
  readonly onAnother: () => void;
}

/** What stands where the form was, once the text has arrived. Takes the focus. */
export function SentView({ sent, publicUrl, onNoted, onAnother }: SentViewProps) {
  const t = useFormTexts();
  const { href, lang } = useLanguage();
  const box = useArrival();
  return (
    <div ref={box} tabIndex={-1} className="pt-sent">
      {sent.way === 'mail' ? <Alert tone="info" level={3} title={t('sent.mail')}>{t('sent.mail-why', { email: sent.email })}</Alert> : null}
      {sent.way === 'account' ? (
        <Alert tone="success" level={3} title={t('sent.done')}>
          <p>{t(sent.published ? 'sent.done-post' : 'sent.done-pre')}</p>
          <p><a href={href('/ich')}>{t('sent.see-own')}</a></p>
        </Alert>
      ) : null}
      {sent.way === 'code' ? <Alert tone="success" level={3} title={t('sent.done')}>{t('sent.done-pre')}</Alert> : null}
      {sent.way === 'code' && sent.code !== null ? (
        <section className="pt-sent__code" aria-labelledby="sent-code">
          <h3 id="sent-code">{t('sent.code')}: <strong>{t('sent.code-photo')}</strong></h3>
          <SlipCode code={sent.code} link={`${publicUrl}${hrefIn(lang, '/code')}#${sent.code}`} qrLabel={t('sent.code-qr')} />
          <p>{t('sent.code-why')}</p>
          <p className="pt-row">
            <Button onClick={() => print()}>{t('sent.code-print')}</Button>
            <Button onClick={() => { onNoted(); box.current?.focus(); }}>{t('sent.code-noted')}</Button>
          </p>
        </section>
      ) : null}
      <p><Button variant="text" onClick={onAnother}>{t('write.another')}</Button></p>
    </div>
  );
}
