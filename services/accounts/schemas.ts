// The shapes of accounts, keys and people in the API. The web imports this file.
export * from './account-schemas.ts'
export * from './api-key-schemas.ts'
export * from './people-schemas.ts'
export * from './privacy-schemas.ts'
