/** @returns {boolean} whether the reader asked sites to send less */
export function savesData() {
  return "connection" in navigator && Object(navigator.connection).saveData === true;
}
