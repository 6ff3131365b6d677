/** Photos and bytes up to which an archive is put together while it is fetched. */
export const MOST_STREAMED = 1000
export const MOST_STREAMED_BYTES = 2 * 1024 ** 3
