/** When a request is sent again. */
export const attempts = 5;
