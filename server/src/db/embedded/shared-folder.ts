/** Where root keeps what another user must reach when the checkout or the data folder is closed to that user. */
export const SHARED_FOLDER = "/var/lib/bangvang";
