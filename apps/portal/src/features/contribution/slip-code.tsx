import { QrCode } from '@mitgestalten/web-ui';

/** The groups a code is read and copied in: as it is written with dashes, else four by four. */
export function groupsOf(code: string): string[] {
  const parts = code.split(/[-\s]+/).filter((part) => part !== '');
  return parts.length > 1 ? parts : (code.match(/.{1,4}/gu) ?? []);
}

export interface SlipCodeProps {
  readonly code: string;
  /** Where the QR code leads; none without. */
  readonly link?: string;
  readonly qrLabel?: string;
}

/** A code to be photographed: large, in groups, with a QR code that leads to what it shows. */
export function SlipCode({ code, link, qrLabel = '' }: SlipCodeProps) {
  const groups = groupsOf(code);
  return (
    <div className="pt-slip">
      <p className="pt-slip__code" dir="ltr" translate="no">
        {groups.map((group, index) => <span key={index} className="pt-slip__group">{index === groups.length - 1 ? group : `${group}-`}</span>)}
      </p>
      {link === undefined ? null : <QrCode text={link} label={qrLabel} />}
    </div>
  );
}
