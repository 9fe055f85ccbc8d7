/**
 * Safari 14 knows BigInt, but no arrays of it, and the compiled scoring keeps constants in them. It writes and reads
 * single elements only, so a plain array does.
 */
class LongArray extends Array<bigint> {
  constructor(length: number) {
    super(length);
    this.fill(BigInt(0));
  }
}

if (typeof BigInt64Array === 'undefined') Object.assign(globalThis, { BigInt64Array: LongArray });

export {};
