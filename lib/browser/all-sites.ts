/** Access to all sites, without which nothing can be seen or blocked. */
export const ALL_SITES = { origins: ['<all_urls>'] };
