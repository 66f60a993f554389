import { FieldFrame, Loader } from '@mitgestalten/web-ui';
import { officeImportMessages } from '@mitgestalten/web-i18n';
import { useState, type ChangeEvent, type ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import type { DocxReading } from './docx.js';
import { maxFileBytes, type FileFault } from './zip-guard.js';

export type ReadFile = Pick<Extract<DocxReading, { ok: true }>, 'sections' | 'left'> & { readonly name: string };

/** Chooses a Word document and reads it, here in the browser. What stood in the preview stays until another one could be read. */
export function FileField({ label, onRead }: { readonly label: string; readonly onRead: (file: ReadFile) => void }): ReactNode {
  const t = useTexts(officeImportMessages);
  const [fault, setFault] = useState<FileFault | 'OFFLINE' | null>(null);
  const [busy, setBusy] = useState(false);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file === undefined) return;
    setFault(null);
    setBusy(true);
    const reading = await readFile(file);
    setBusy(false);
    if (reading.ok) onRead({ name: file.name, sections: reading.sections, left: reading.left });
    else setFault(reading.fault);
    // The same file can be chosen again, mended or with a connection.
    target.value = '';
  };
  const described = fault === null ? 'import-file-hint' : 'import-file-hint import-file-error';
  return (
    <FieldFrame id="import-file" label={label} hint={t('file.hint')} error={fault === null ? undefined : t(`file.${fault}`)}>
      <input
        type="file" id="import-file" accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document" className="of-file"
        aria-invalid={fault !== null || undefined} aria-describedby={described} onChange={(event) => void choose(event)}
      />
      <div role="status">{busy ? <Loader label={t('file.reading')} /> : fault === null ? null : <span className="kern-sr-only">{t(`file.${fault}`)}</span>}</div>
    </FieldFrame>
  );
}

async function readFile(file: File): Promise<DocxReading | { readonly ok: false; readonly fault: 'OFFLINE' }> {
  if (file.size > maxFileBytes) return { ok: false, fault: 'TOO_LARGE' };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return { ok: false, fault: 'DAMAGED' };
  // The reader is 75 kB, compressed, that only this page needs.
  const reader = await import('./docx.js').catch(() => null);
  return reader === null ? { ok: false, fault: 'OFFLINE' } : reader.readDocx(new Uint8Array(bytes));
}
