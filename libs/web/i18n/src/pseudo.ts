/** The pseudo language that shows whether a page would survive Arabic: English in brackets, direction right to left. */
export const pseudoRtl = 'ar-XB';
