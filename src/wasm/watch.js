// What becomes of a trap: a bug of ours, or memory or stack that ran out. It goes no further than here. The caller gets a failure in
// the shape that the function has, and another instance takes over, with the rules that were loaded.

const CODE = "internal.trap";

// Where the module cannot say it: of what has no failure (exportPack, unloadPack), or once not even a failure can be made.
function failure() {
  const message = "内部出错 / Something broke inside";
  return Object.assign(new Error(message), { code: CODE, issues: [{ code: CODE, severity: "error", message, remedy: "请再试一次 / Try again" }] });
}

// An error with issues is an answer. What else comes out of the module is none: that is how a trap looks from here.
const answers = (error) => error && error.issues;

/**
 * Makes what calls one of the functions by its name. `close` has the module refuse every value unread, `retain` hands out the text
 * read (input.js). `renew` puts another instance in place and calls back, at once or, where that takes time, later; it may throw.
 */
export function watch(functions, close, retain, renew) {
  const { area, exportPack, loadPack } = functions;
  const rules = new Map(); // those loaded, as text, by their area
  let depth = 0; // a claim's own code may call again while the claim is read
  let broken = false;

  function begin() {
    broken = true; // until all is there
    rules.forEach((text) => { if (!loadPack(JSON.parse(text)).ok) throw failure(); });
    broken = false;
  }

  // Where it fails, the next call tries again.
  function mend() {
    try {
      if (broken && depth === 0) renew(begin);
    } catch (error) {
      // The call says so itself.
    }
  }

  function called(name, args) {
    const loads = name === "loadPack";
    retain(loads);
    const answer = functions[name].apply(undefined, args);
    const text = retain(false); // none where the pack's own code called another function meanwhile
    if (broken) return answer; // by a call within this one: nothing more is asked of that instance, and this is no answer
    if (loads && answer.ok) rules.set(answer.area, text || JSON.stringify(exportPack(answer.area)));
    // Which area that was is not read from the caller's value once more: it might say something else now.
    if (name === "unloadPack" && answer) rules.forEach((_, code) => { if (area(code).rules !== "loaded") rules.delete(code); });
    return answer;
  }

  return function watched(name, args) {
    mend();
    depth++;
    try {
      if (!broken) {
        const answer = called(name, args);
        if (!broken) return answer;
      }
    } catch (error) {
      if (!broken && answers(error)) throw error;
      broken = true;
    } finally {
      depth--;
    }
    mend();
    close(true);
    try {
      const told = functions[name].apply(undefined, args);
      if (Object(told) === told) return told;
    } catch (error) {
      if (answers(error)) throw error;
      broken = true;
    } finally {
      close(false);
    }
    throw failure();
  };
}
