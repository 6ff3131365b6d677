// The shapes of accounts, keys and people as the API takes and gives them. The web imports this file.
export * from './account-schemas.ts'
export * from './api-key-schemas.ts'
export * from './people-schemas.ts'
