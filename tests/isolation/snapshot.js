// What a realm is made of: everything that can be reached from its global object through properties, with the descriptors of each. One
// function without anything around it, so that its text can be handed to a runtime that takes no modules.

/**
 * Looks now; what it gives tells what has changed since: names that came or went, values and attributes that are others.
 * @param {any} world the global object
 * @param {any[]} [more] objects that are only reached through getters, such as `document`
 * @param {any[]} [apart] objects that are left out
 * @returns {() => string[]}
 */
export function snapshot(world, more = [], apart = []) {
  // Taken now: what is looked for is whether somebody changes just these.
  const { ownKeys, getOwnPropertyDescriptor: describe, getPrototypeOf: above, isExtensible } = Reflect;
  const { is } = Object;
  const seen = new Map();
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  function own(object) {
    const found = new Map();
    for (const key of ownKeys(object)) {
      const as = describe(object, key); // a global may say that it has a name, and have none
      if (as) found.set(key, as);
    }
    return found;
  }

  // By the shortest way, and what is above only after all that has a name, so that a thing is called what everybody calls it.
  const queue = [];
  const aboves = [];
  const look = (object, path) => { if (isObject(object)) queue.push([object, path]); };
  look(world, '');
  for (const object of more) look(object, object.constructor.name);
  // What no name leads to.
  for (const [name, object] of Object.entries({ async: async () => {}, generator: function* () {}, asyncGenerator: async function* () {}, arrayIterator: [][Symbol.iterator]() })) look(object, name);
  for (let next = queue.shift(); next; next = queue.shift() ?? aboves.shift()) {
    const [object, path] = next;
    if (seen.has(object) || apart.includes(object)) continue;
    const found = own(object);
    const up = above(object);
    seen.set(object, { path, found, open: isExtensible(object), up });
    for (const [key, as] of found) for (const value of [as.value, as.get, as.set]) look(value, path ? `${path}.${String(key)}` : String(key));
    if (up) aboves.push([up, `${path || 'global'}.[[Prototype]]`]);
  }

  return () => [...seen].flatMap(([object, { path, found, open, up }]) => {
    const at = (key) => (path ? `${path}.${String(key)}` : String(key));
    const now = own(object);
    const changes = [];
    for (const key of now.keys()) if (!found.has(key)) changes.push(`+ ${at(key)}`);
    for (const [key, then] of found) {
      const as = now.get(key);
      if (!as) changes.push(`- ${at(key)}`);
      else if (['value', 'get', 'set', 'writable', 'enumerable', 'configurable'].some((name) => !is(as[name], then[name]))) changes.push(`~ ${at(key)}`);
    }
    if (isExtensible(object) !== open || above(object) !== up) changes.push(`~ ${path}`);
    return changes;
  });
}
