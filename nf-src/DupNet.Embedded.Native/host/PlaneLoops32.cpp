#define DUPNET_REGISTER_BYTES 32
#define DUPNET_PLANE_LOOPS planeLoops32
#include "PlaneLoops.inc"
