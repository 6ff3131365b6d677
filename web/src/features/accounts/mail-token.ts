/** The token in a mail's link. It is in the fragment, so that no server and no log sees it. */
export const mailToken = () => decodeURIComponent(location.hash.slice(1))
