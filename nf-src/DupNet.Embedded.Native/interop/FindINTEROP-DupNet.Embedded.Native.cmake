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

set(DupNet.Embedded.Native_INCLUDE_DIRS ${DUPNET_NATIVE_FOLDER}/include)

# A firmware is compiled for size, the core is compiled for speed. Its own headers are for its own files only.
set_source_files_properties(
  ${DupNet.Embedded.Native_SOURCES} PROPERTIES COMPILE_OPTIONS "-O2;$<$<CXX_COMPILER_ID:GNU>:-fno-tree-loop-distribute-patterns>" INCLUDE_DIRECTORIES
  ${DUPNET_NATIVE_FOLDER}/src)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  INTEROP-DupNet.Embedded.Native REQUIRED_VARS DupNet.Embedded.Native_SOURCES DupNet.Embedded.Native_INCLUDE_DIRS)
