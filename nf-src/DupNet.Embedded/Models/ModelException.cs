using System;

namespace DupNet.Embedded
{
    /// <summary>Thrown when a model is refused. The message says what is wrong and at which offset.</summary>
    public class ModelException : Exception
    {
        /// <summary>Creates the exception.</summary>
        /// <param name="error">Why the model was refused.</param>
        /// <param name="offset">Byte offset of the refused field in the model.</param>
        /// <param name="what">What is wrong, in words.</param>
        public ModelException(ModelError error, int offset, string what)
            : base("DupNet model, offset " + offset.ToString() + ": " + what)
        {
            Error = error;
            Offset = offset;
        }

        /// <summary>Why the model was refused.</summary>
        public ModelError Error { get; }

        /// <summary>Byte offset of the refused field in the model.</summary>
        public int Offset { get; }
    }
}
