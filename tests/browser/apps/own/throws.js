export default () => { throw new Error("as meant: cannot mount"); };
