# Adds DupNet.Embedded.Native to a nanoFramework firmware (docs/native.md). Belongs into CMake/Modules of the firmware's
# sources, the folder DupNet.Embedded.Native into their InteropAssemblies; DUPNET_NATIVE_FOLDER names another place.
if(NOT DUPNET_NATIVE_FOLDER)
  set(DUPNET_NATIVE_FOLDER ${PROJECT_SOURCE_DIR}/InteropAssemblies/DupNet.Embedded.Native)
endif()

file(GLOB_RECURSE DupNet.Embedded.Native_SOURCES CONFIGURE_DEPENDS ${DUPNET_NATIVE_FOLDER}/src/*.cpp)
list(SORT DupNet.Embedded.Native_SOURCES)
list(APPEND DupNet.Embedded.Native_SOURCES ${DUPNET_NATIVE_FOLDER}/interop/NativeAssembly.cpp)
if(NOT EXISTS ${DUPNET_NATIVE_FOLDER}/interop/NativeAssembly.cpp)
  set(DupNet.Embedded.Native_SOURCES DupNet.Embedded.Native_SOURCES-NOTFOUND)
endif()

# Code that dupnet compile generated from a model, if there is any. Compilers must leave the order of its additions alone.
if(NOT DUPNET_COMPILED_FOLDER)
  set(DUPNET_COMPILED_FOLDER ${DUPNET_NATIVE_FOLDER}/compiled)
endif()

file(GLOB DUPNET_COMPILED_SOURCES CONFIGURE_DEPENDS ${DUPNET_COMPILED_FOLDER}/*.cpp)
list(SORT DUPNET_COMPILED_SOURCES)

set(DupNet.Embedded.Native_INCLUDE_DIRS ${DUPNET_NATIVE_FOLDER}/include)

# A firmware is compiled for size, the core is compiled for speed. Its own headers are for its own files only.
set_source_files_properties(
  ${DupNet.Embedded.Native_SOURCES} PROPERTIES COMPILE_OPTIONS "-O2;$<$<CXX_COMPILER_ID:GNU>:-fno-tree-loop-distribute-patterns>" INCLUDE_DIRECTORIES
  ${DUPNET_NATIVE_FOLDER}/src)

if(DUPNET_COMPILED_SOURCES)
  list(APPEND DupNet.Embedded.Native_SOURCES ${DUPNET_COMPILED_SOURCES})
  set_source_files_properties(
    ${DUPNET_COMPILED_SOURCES} PROPERTIES COMPILE_OPTIONS
    "-O2;$<$<CXX_COMPILER_ID:GNU>:-fno-schedule-insns;-fno-schedule-insns2;-fno-tree-reassoc;-fno-tree-ter>" INCLUDE_DIRECTORIES ${DUPNET_NATIVE_FOLDER}/src)
  set_source_files_properties(
    ${DUPNET_NATIVE_FOLDER}/src/Kernels/CompiledConvolution.cpp PROPERTIES COMPILE_DEFINITIONS DUPNET_WITH_COMPILED=1)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  INTEROP-DupNet.Embedded.Native REQUIRED_VARS DupNet.Embedded.Native_SOURCES DupNet.Embedded.Native_INCLUDE_DIRS)
