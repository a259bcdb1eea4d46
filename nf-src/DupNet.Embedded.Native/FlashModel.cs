using System;
using System.Reflection;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Native
{
    /// <summary>
    /// A model that the native core reads where it lies, in a resource of the application: on a board that is memory-mapped
    /// flash. Managed memory holds its header and layer table only.
    /// <code>new Detector(flash.Model, new DetectorSettings(flash.Model), new NativeEngine(flash))</code>
    /// </summary>
    public sealed class FlashModel
    {
        private const string ResourceFileExtension = ".nanoresources";
        private const int ReferenceBytes = 16;

        private FlashModel(byte[] reference, byte[] head)
        {
            Reference = reference;
            Head = head;
            Model = DupNetModel.LoadHead(head);
        }

        /// <summary>The model without its weights: only an engine that was made with this instance can run it.</summary>
        public DupNetModel Model { get; }

        /// <summary>Stands for the model in calls of the native core.</summary>
        internal byte[] Reference { get; }

        /// <summary>The bytes before the weights.</summary>
        internal byte[] Head { get; }

        /// <summary>Finds a model and checks all of it, with the rules of <see cref="DupNetModel.Load(byte[])"/>.</summary>
        /// <param name="assembly">The assembly that holds the resource.</param>
        /// <param name="resources">Full name of the class that was generated from the .resx file, such as "App.Resources".</param>
        /// <param name="id">Number of the resource, such as <c>(short)Resources.BinaryResources.Model</c>.</param>
        /// <returns>The model.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="assembly"/> or <paramref name="resources"/> is null.</exception>
        /// <exception cref="ArgumentException">The assembly has no such resource, or it is no file.</exception>
        /// <exception cref="ModelException">The model is damaged, or not one that this library can run.</exception>
        /// <exception cref="NotSupportedException">The firmware has no native core.</exception>
        /// <exception cref="InvalidOperationException">The native core is of another version.</exception>
        public static FlashModel Find(Assembly assembly, string resources, short id)
        {
            if (assembly == null)
            {
                throw new ArgumentNullException(nameof(assembly));
            }

            if (resources == null)
            {
                throw new ArgumentNullException(nameof(resources));
            }

            string missing = NativeCore.WhyMissing();
            if (missing != null)
            {
                throw new NotSupportedException(missing);
            }

            byte[] reference = new byte[ReferenceBytes];
            int result = NativeCalls.Locate(assembly, resources + ResourceFileExtension, id, reference);
            if (result != NativeCalls.Located)
            {
                string what = result == NativeCalls.NoResourceFile ? "resources of the class " + resources
                    : result == NativeCalls.NoResource ? "resource " + id.ToString() + " of " + resources
                    : "file in resource " + id.ToString() + " of " + resources;
                throw new ArgumentException("there is no " + what + " in " + assembly.FullName);
            }

            int[] refused = new int[1];
            int error = NativeCalls.Check(reference, refused);
            if (error != 0)
            {
                throw new ModelException((ModelError)(-error - 1), refused[0], "the native core refuses it: " + Refusals.Describe(error));
            }

            byte[] header = new byte[ModelFormat.HeaderBytes];
            NativeCalls.Read(reference, header);
            byte[] head = new byte[LittleEndian.Int32(header, ModelFormat.WeightsOffsetOffset)];
            NativeCalls.Read(reference, head);
            return new FlashModel(reference, head);
        }
    }
}
