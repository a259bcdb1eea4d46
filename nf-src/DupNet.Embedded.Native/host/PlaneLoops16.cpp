#define DUPNET_REGISTER_BYTES 16
#define DUPNET_PLANE_LOOPS planeLoops16
#include "PlaneLoops.inc"
