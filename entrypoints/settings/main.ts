// The browser knows the settings by this page; they are a view of the atlas.
location.replace('/atlas.html#/settings');
