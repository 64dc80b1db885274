/* Files and folders by descriptor: what is written gets the modes it should have, and no link is ever followed. */
#ifndef ADREPORT_PUBLISH_TREE_H
#define ADREPORT_PUBLISH_TREE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Makes a folder, mode 0755 whatever the umask, in a folder. 0, or the errno of what went wrong. */
int folder_make(int parent, const char *name);

/* The same for nobody else to look into, until it is shared. */
int folder_make_private(int parent, const char *name);
int folder_share(int folder);

/* Has the names in a folder on the disk. 0, or the errno of what went wrong. */
int folder_sync(int folder);

/* Writes a file that is not there yet, mode 0644. 0, or the errno of what went wrong; a full disk may show itself only
 * at close. */
int file_write(int folder, const char *path, const void *bytes, size_t size);

/* The same, open for reading and writing, with nothing in it; -1, with errno set, if it cannot be made. */
int file_make(int folder, const char *path);

/* The same with the bytes of an open file, of which a piece at a time is in memory. */
int file_copy(int file, int folder, const char *path);

/* Opens a file for reading; -1, with errno set, if it is no regular file or cannot be opened. */
int file_open(int folder, const char *path);

/* Gives an open file the mode that file_write gives. */
void file_share(int file);

/* Gives all files and folders in a folder, and itself, the modes that file_write and folder_make give, if someone changed
 * them. Best effort, as another user may own them. */
void tree_share(int folder);

/* The bytes of a file; NULL if it is no regular file or cannot be read. */
GMappedFile *file_map(int folder, const char *path);

/* What is in a folder, char *, in order of name; empty if it cannot be read. */
GPtrArray *folder_names(int folder);

/* Opens a folder in a folder, no link to one; -1, with errno set, if it cannot be. */
int folder_open_within(int parent, const char *name);

/* Told of a file, or what else is no folder, by the folder it is in and its name there, and by its path. */
typedef bool (*tree_visit)(int folder, const char *name, const char *path, void *data);

/* Visits all that are in a folder and those in it, in any order, until a visit says false. False if one did, or a folder cannot be read. */
bool tree_walk(int folder, tree_visit visit, void *data);

/* Removes a file or a folder with all that is in it. Best effort: what is left is tried again by the next run. */
void tree_remove(int folder, const char *name);

/* Copies a folder with all that is in it, within one folder. 0, or the errno of what went wrong. */
int tree_copy(int folder, const char *from, const char *to);

/* True if a file is in both folders, with the same bytes. */
bool files_are_same(int a, int b, const char *path);

/* True if two folders have the same files with the same bytes. */
bool trees_are_same(int a, int b);

#endif
