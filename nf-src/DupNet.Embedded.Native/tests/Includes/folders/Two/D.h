#include "One/C.h"
