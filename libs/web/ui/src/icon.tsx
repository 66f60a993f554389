/** Icons of the KERN set that our style sheet carries. */
export type IconName = 'info' | 'success' | 'warning' | 'danger';

/** A decorative icon; the words beside it say the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return <span className={`kern-icon kern-icon--${name}`} aria-hidden="true" />;
}
