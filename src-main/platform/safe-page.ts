/** What is shown when the page has crashed again and again: no script, so nothing in it can crash (faults.md P1). */
export const SAFE_PATH = '/safe.html';

export const SAFE_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>Tallylight</title>
  </head>
  <body>
    <h1>Tallylight's window keeps failing</h1>
    <p>
      Polling, alerts and the tray go on as before. Only this window was stopped, because it failed three times within
      five minutes.
    </p>
    <p><a href="/index.html">Open the window again</a></p>
  </body>
</html>
`;
