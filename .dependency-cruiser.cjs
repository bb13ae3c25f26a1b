/** The arrows that are allowed between the folders of src: each layer names all that it may import. */

/** The pattern of a file of src, or of all that a folder of src holds. */
const inSrc = (place) => `^src/${place}(/|[.]tsx?$)`

/** The pattern of an npm package, or of its types. */
const npm = (name) => `node_modules/(@types/)?${name}/`

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

/**
 * Forbids every import from `folder` to a place in src that is not listed.
 * The schemas are free to all, and so are the types of context.ts (see `context-is-given`).
 */
const layer = (folder, mayImport, comment) =>
  forbid(
    `${folder}-arrows`,
    comment,
    { path: inSrc(folder) },
    { path: '^src/', pathNot: [folder, 'schemas', 'context', ...mayImport].map(inSrc) },
  )

const layers = [
  layer(
    'server',
    ['app', 'jobs', 'config', 'utils'],
    'The process reads its settings, makes the context, listens and drains. It knows no route and no table.',
  ),
  layer(
    'context',
    ['config', 'utils', 'jobs'],
    'The context holds clients and queues. It would be a container of everything if it knew use cases or tables.',
  ),
  layer(
    'app',
    ['routes', 'middlewares', 'config', 'utils'],
    'The app orders the middleware and mounts the routes; what a route needs is said in its declaration.',
  ),
  layer(
    'routes',
    ['controllers', 'middlewares', 'config', 'utils'],
    'Routes are tables of declarations: logic belongs to controllers, SQL to models.',
  ),
  layer(
    'controllers',
    ['models', 'states', 'config/db', 'utils'],
    'A use case reads, decides and writes in one transaction. Mails and tasks leave through the context and the outbox, so that none goes out for a change that is rolled back.',
  ),
  layer(
    'middlewares',
    ['models', 'config', 'utils'],
    'Middleware is the same for every route, so it must know no use case.',
  ),
  layer(
    'jobs',
    ['models', 'states', 'config', 'utils', 'emails', 'controllers/system'],
    'Task handlers run in a process of their own too, where there is no app and no route. What time itself does to a gig or an offer is a use case of the system.',
  ),
  layer(
    'models',
    ['config/db', 'utils'],
    'A model is SQL over one table, given a connection. It decides nothing, so it needs nobody who does.',
  ),
  layer(
    'states',
    ['utils'],
    'Transition tables are plain data that every layer and the tests read without a database.',
  ),
  layer('emails', ['utils'], 'A template makes text from what it is given; it fetches nothing.'),
  layer('config', ['utils'], 'Clients and settings know no table, key or path, so that everything may stand on them.'),
  layer('utils', [], 'Utilities are told what to do; they ask nobody.'),
  layer(
    'apiClient',
    [],
    'The client runs where its caller is: in a browser, or in a test. It knows the API by its description alone.',
  ),
  layer(
    'console',
    ['apiClient'],
    'The console is a page in a browser: it has the API that everybody has, and of the server only names and types.',
  ),
  layer('schemas', [], 'Shapes are imported anywhere, so they may not drag anything along.'),
]

const folders = [...layers.map(({ name }) => name.replace('-arrows', '')), 'cli']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    forbid(
      'a-place-for-everything',
      'A folder without a rule would be a way around all of them: give a new one a layer above.',
      { path: '^src/', pathNot: folders.map(inSrc) },
      {},
    ),
    forbid(
      'context-is-given',
      'A context is made once, at the top, and handed down. Who imports more than its type makes a global of it.',
      { path: '^src/', pathNot: ['server', 'cli'].map(inSrc) },
      { path: inSrc('context'), dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'few-middlewares-read-models',
      'To know the caller takes the session, and to answer a request once takes its key. No other middleware has a question for the database.',
      { path: inSrc('middlewares'), pathNot: inSrc('middlewares/(authMiddleware|idempotency)') },
      { path: inSrc('models') },
    ),
    forbid(
      'worker-knows-no-client',
      'What both sides of a hire share belongs to controllers/shared, or the two roles grow into one.',
      { path: inSrc('controllers/worker') },
      { path: inSrc('controllers/client') },
    ),
    forbid(
      'client-knows-no-worker',
      'What both sides of a hire share belongs to controllers/shared, or the two roles grow into one.',
      { path: inSrc('controllers/client') },
      { path: inSrc('controllers/worker') },
    ),
    forbid(
      'system-knows-no-role',
      'What time does, it does to everybody: from the roles it could only take what they share.',
      { path: inSrc('controllers/system') },
      { path: '^src/controllers/', pathNot: ['controllers/system', 'controllers/shared'].map(inSrc) },
    ),
    forbid(
      'cli-is-the-top',
      'The command line may use everything, so whoever imported it would import everything.',
      { path: '^src/', pathNot: inSrc('cli') },
      { path: inSrc('cli') },
    ),
    forbid(
      'console-is-a-page',
      'It is bundled for browsers and served as files. A server that imported it would run it.',
      { path: '^src/', pathNot: inSrc('console') },
      { path: inSrc('console') },
    ),
    forbid(
      'console-takes-names-from-schemas',
      'A shape would bring zod into the bundle. Lists of names bring nothing, and types are gone at run time.',
      { path: inSrc('console') },
      {
        path: inSrc('schemas'),
        pathNot: inSrc('schemas/(auditActions|currencies|states|tasks|vocabulary)'),
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'express-at-the-edge',
      'A use case that knows no req and no res is called from a task or a test as from a route.',
      { path: '^src/', pathNot: ['app', 'routes', 'middlewares'].map(inSrc) },
      { path: npm('express') },
    ),
    forbid(
      'mysql2-in-config',
      'db.ts says once how a connection is made, typed, timed out and given back. (The private database is started before there is a pool.)',
      { path: '^src/', pathNot: ['config', 'cli/private\\w+'].map(inSrc) },
      { path: npm('mysql2') },
    ),
    forbid(
      'no-programs',
      'The server starts no other program, so nothing that is sent to it can become a command.',
      { path: '^src/', pathNot: inSrc('cli') },
      { path: '^(node:)?(child_process|cluster|vm)$' },
    ),
    forbid(
      'no-cycles',
      'Files that need each other are one file, or miss a third. Types alone are gone at run time.',
      { path: '^src/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'no-development-packages',
      'They are not installed where the server runs. What is bundled or made before that may use them.',
      { path: '^src/', pathNot: ['apiClient', 'console', 'cli/(client|console)'].map(inSrc) },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
    ),
    forbid(
      'all-resolved',
      'A path that leads nowhere is seen by no other rule.',
      { path: '^src/' },
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
}
