#include <sqlite3.h>

/// Takes a name in double quotes that is no column for a mistake, and not for text, which is what SQLite does
/// by itself; returns what `sqlite3_db_config` does.
static inline int csqlite_quote_names_only(sqlite3 *database) {
  int code = sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  return code == SQLITE_OK
    ? sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0) : code;
}
