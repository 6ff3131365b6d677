import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** How much work one hash is. `memory` is in KiB. */
export interface Work {
  memory: number
  passes: number
  parallelism: number
}

/** OWASP's first recommendation for Argon2id (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. */
const RECOMMENDED: Work = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const TAG_BYTES = 32

/** The PHC string format: https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md */
const FORMAT = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

export type Hashing = ReturnType<typeof createHashing>

/** Hashes passwords with Argon2id. */
export function createHashing(work: Work = RECOMMENDED) {
  const { memory, passes, parallelism } = work
  const head = `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}`
  const nobody = `${head}$${encode(randomBytes(SALT_BYTES))}$${encode(randomBytes(TAG_BYTES))}`

  return {
    async hash(password: string): Promise<string> {
      const salt = randomBytes(SALT_BYTES)
      const tag = await compute(password, { ...work, salt, tagLength: TAG_BYTES })
      return `${head}$${encode(salt)}$${encode(tag)}`
    },

    /**
     * Without a hash (there is no such account, or it has no password) the same work is done and the answer is false,
     * so the response time does not reveal which addresses have an account.
     */
    async verify(password: string, hash: string | null): Promise<boolean> {
      const parsed = parse(hash ?? nobody)
      const tag = await compute(password, { ...parsed, tagLength: parsed.tag.length })
      return timingSafeEqual(tag, parsed.tag) && hash !== null
    },

    /** Whether the hash was made with other work than this. */
    isOutdated(hash: string): boolean {
      const parsed = parse(hash)
      return parsed.memory !== memory || parsed.passes !== passes || parsed.parallelism !== parallelism
    },
  }
}

interface Derivation extends Work {
  salt: Buffer
}

function compute(password: string, options: Derivation & { tagLength: number }): Promise<Buffer> {
  const { salt, ...parameters } = options
  // The same characters typed on another system can arrive in another composition (NIST SP 800-63B 3.1.1.2).
  return derive('argon2id', { message: password.normalize('NFKC'), nonce: salt, ...parameters })
}

function parse(hash: string): Derivation & { tag: Buffer } {
  const [, memory, passes, parallelism, salt, tag] = FORMAT.exec(hash) ?? []
  if (!salt || !tag) throw new Error('Not an Argon2id hash')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

const encode = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
