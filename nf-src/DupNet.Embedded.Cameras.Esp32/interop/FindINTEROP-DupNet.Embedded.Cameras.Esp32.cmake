# Tells a build of nanoFramework's firmware where the native functions of DupNet.Embedded.Cameras.Esp32 are. Copy this file to
# CMake/Modules, the .h and .cpp files beside it to InteropAssemblies/DupNet.Embedded.Cameras.Esp32, and name the assembly in
# NF_INTEROP_ASSEMBLIES. docs/cameras.md tells how the esp32-camera component comes in.

set(BASE_PATH_FOR_THIS_MODULE ${PROJECT_SOURCE_DIR}/InteropAssemblies/DupNet.Embedded.Cameras.Esp32)

list(APPEND DupNet.Embedded.Cameras.Esp32_INCLUDE_DIRS ${PROJECT_SOURCE_DIR}/src/CLR/Core)
list(APPEND DupNet.Embedded.Cameras.Esp32_INCLUDE_DIRS ${PROJECT_SOURCE_DIR}/src/CLR/Include)
list(APPEND DupNet.Embedded.Cameras.Esp32_INCLUDE_DIRS ${PROJECT_SOURCE_DIR}/src/HAL/Include)
list(APPEND DupNet.Embedded.Cameras.Esp32_INCLUDE_DIRS ${PROJECT_SOURCE_DIR}/src/PAL/Include)
list(APPEND DupNet.Embedded.Cameras.Esp32_INCLUDE_DIRS ${BASE_PATH_FOR_THIS_MODULE})

set(DupNet.Embedded.Cameras.Esp32_SOURCES
    ${BASE_PATH_FOR_THIS_MODULE}/NativeAssembly.cpp
    ${BASE_PATH_FOR_THIS_MODULE}/EspCameraDriver.cpp)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
    DupNet.Embedded.Cameras.Esp32 DEFAULT_MSG
    DupNet.Embedded.Cameras.Esp32_INCLUDE_DIRS DupNet.Embedded.Cameras.Esp32_SOURCES)
