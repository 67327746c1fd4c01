// What passes between a table and its rows.

/** To a row: the server has answered what was selected; the box shows its word again. */
export const ROW_ANSWERED = "nago-row-answered";
