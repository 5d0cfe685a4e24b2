/* Random bytes for Rust programs under a Wine that lacks bcryptprimitives.dll (8.0 does).
 *
 * Rust's standard library asks this library for them; tools/wine builds it and puts it where
 * Windows has its own. For tests only.
 *
 *     x86_64-w64-mingw32-gcc -shared -O2 -o bcryptprimitives.dll tools/bcryptprimitives.c -ladvapi32
 */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length); /* RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
    return SystemFunction036(buffer, (ULONG)length);
}
