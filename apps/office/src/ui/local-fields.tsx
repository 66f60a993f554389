import { TextArea, TextField } from '@mitgestalten/web-ui';
import { directionOf } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';

/** One text in all languages of the process, side by side where there is room. */
export function LocalFields({ id, languages, values, label, hint, error, rows, onChange }: {
  readonly id: string;
  readonly languages: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly label: (lang: string) => string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** Several lines; without, one. */
  readonly rows?: number;
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}): ReactNode {
  return (
    <div className="of-pair of-pair--end">
      {languages.map((lang, index) => {
        const field = {
          id: index === 0 ? id : `${id}-${lang}`, lang, dir: directionOf(lang), label: label(lang), value: values[lang] ?? '',
          hint: index === 0 ? hint : undefined, error: index === 0 ? error : undefined,
        };
        const put = (text: string) => onChange({ ...values, [lang]: text });
        return rows === undefined
          ? <TextField key={lang} {...field} onChange={(event) => put(event.target.value)} />
          : <TextArea key={lang} {...field} rows={rows} onChange={(event) => put(event.target.value)} />;
      })}
    </div>
  );
}
