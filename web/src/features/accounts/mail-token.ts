/** The token of a mail's link. It stands behind the hash, so that no server and no log sees it. */
export const mailToken = () => decodeURIComponent(location.hash.slice(1))
