const DONE = new Set(['CLOSED', 'CONFIRMED']);
const OVER = new Set(['CANCELLED', 'REFERRED', 'UNMET', 'SUSPENDED']);

/** The status in the server's words, coloured by whether it goes on, is done, or has left the course. */
export function StatusTag({ status, text }: { readonly status: string; readonly text: string }) {
  const colour = DONE.has(status) ? 'good' : OVER.has(status) ? 'grey' : 'red';
  return <span className={`tag ${colour}`}>{text}</span>;
}
