import { defineConfig } from 'eslint/config'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

/** `no-restricted-syntax` takes its whole list at once, so the lists of the parts below are put together from these. */
const readsEnvironment = {
  selector:
    'MemberExpression[object.name="process"][property.name="env"], ImportDeclaration[source.value=/^(node:)?process$/]',
  message: 'Settings come from src/config/env.ts, the only reader of process.env.',
}
const enumDeclaration = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of string literals: it needs no code at run time and is what crosses the wire.',
}
const emptyCatch = {
  selector: 'CatchClause > BlockStatement[body.length=0]',
  message: 'Handle the error, or let it rise. A comment does not handle it.',
}

const keptPackages = {
  express: 'Only app.ts, routes/ and middlewares/ know Express: a use case has no req and no res.',
  mysql2: 'Only config/ knows the driver: db.ts gives connections and statements to the rest.',
}
/** Forbids the kept packages, but for the one that is named. */
const mayImport = (allowed) => {
  const others = Object.entries(keptPackages).filter(([name]) => name !== allowed)
  const patterns = others.map(([name, message]) => ({ regex: `^${name}(/|$)`, message }))
  return { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] }
}

/** Patterns that mean something else than they seem to. How one is spelled is nobody's business. */
const patternMistakes = [
  'confusing-quantifier',
  'no-contradiction-with-assertion',
  'no-dupe-characters-character-class',
  'no-dupe-disjunctions',
  'no-empty-alternative',
  'no-empty-capturing-group',
  'no-empty-character-class',
  'no-empty-group',
  'no-empty-lookarounds-assertion',
  'no-empty-string-literal',
  'no-escape-backspace',
  'no-invalid-regexp',
  'no-invisible-character',
  'no-lazy-ends',
  'no-legacy-features',
  'no-misleading-capturing-group',
  'no-misleading-unicode-character',
  'no-missing-g-flag',
  'no-optional-assertion',
  'no-potentially-useless-backreference',
  'no-useless-assertions',
  'no-useless-backreference',
  'no-useless-dollar-replacements',
  'no-useless-flag',
  'no-useless-lazy',
  'no-useless-quantifier',
  'no-zero-quantifier',
  'optimal-quantifier-concatenation',
  'strict',
]

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.data/', 'uploads/', 'src/apiClient/schema.d.ts'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Nothing silences the compiler.
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],

      // No failure is lost.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      '@typescript-eslint/no-empty-function': 'error',

      // An `import type` leaves nothing behind at run time, which is what the architecture rules go by.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],

      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-definitions': 'off', // a type alias for what zod infers stands beside interfaces
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }], // Express is extended by one
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-param-reassign': 'error',
      'no-unneeded-ternary': 'error',
      'no-useless-rename': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'no-restricted-syntax': ['error', enumDeclaration, emptyCatch],
    },
  },

  {
    files: ['**/*.{ts,tsx}'],
    plugins: { regexp },
    rules: {
      ...Object.fromEntries(patternMistakes.map((name) => [`regexp/${name}`, 'error'])),
      // No text that somebody sends keeps a pattern busy for longer than its length tells. Time would show it only by chance.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },

  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/cli/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/cli/**', 'src/config/env.ts'],
    rules: { 'no-restricted-syntax': ['error', enumDeclaration, emptyCatch, readsEnvironment] },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/apiClient/**'], // it runs where the caller is
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'The server calls no address that a caller could name.' },
      ],
    },
  },
  { files: ['src/**/*.{ts,tsx}'], rules: mayImport() },
  { files: ['src/app.ts', 'src/routes/**/*.ts', 'src/middlewares/**/*.ts'], rules: mayImport('express') },
  { files: ['src/config/**/*.ts', 'src/cli/private*.ts'], rules: mayImport('mysql2') },

  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off', // expect.any() and a reply's body are typed `any` by their libraries
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }], // a type is tested by what it refuses
    },
  },
)
