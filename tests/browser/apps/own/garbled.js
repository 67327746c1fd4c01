export default function ( { return as meant; }
