/** This page in the drafting room. Another tab is another one, and so is this page when it is loaded anew. */
export const seatId = crypto.randomUUID();
