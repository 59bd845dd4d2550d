/** A wish box or a day's paper is some dozen rows; a street's backlog some hundred. */
export const MOST_ROWS = 500;
export const MOST_COLUMNS = 60;
/** Characters of one cell that are kept. */
export const LONGEST_CELL = 2000;
