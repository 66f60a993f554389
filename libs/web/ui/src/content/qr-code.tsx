import encodeQR from 'qr';

export interface QrCodeProps {
  readonly text: string;
  /** What the picture is, for who does not see it. */
  readonly label: string;
}

/** A QR code as one vector path, dark on white in every theme so that cameras read it. */
export function QrCode({ text, label }: QrCodeProps) {
  const border = 2;
  const cells = encodeQR(text, 'raw', { ecc: 'medium', border });
  const path = cells.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return (
    <svg className="mg-qr" viewBox={`0 0 ${cells.length} ${cells.length}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
