package sharelock.compile.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import sharelock.compile.ModelError.Refusals;
import sharelock.compile.ir.Recipe;
import sharelock.compile.ir.Type;
import sharelock.compile.read.Op.MethodRef;
import sharelock.compile.read.Op.Src;

/** Reads calls, lambdas and string concatenations. */
final class CallReader {
    private static final char CONSTANT = '\2';

    private final MethodReader method;
    private final OperandStack stack;

    CallReader(MethodReader method, OperandStack stack) {
        this.method = method;
        this.stack = stack;
    }

    void read(MethodInsnNode node) {
        MethodRef called = new MethodRef(node.owner, node.name, node.desc);
        int count = org.objectweb.asm.Type.getArgumentTypes(node.desc).length;
        List<OperandStack.Entry> entries = stack.pop(count);
        if (node.name.equals("<init>")) {
            OperandStack.Entry made = stack.pop();
            method.add(new Op.InitError(made.src(), called, sources(entries)), made.text());
            return;
        }
        List<Src> arguments = sources(entries);
        Op.Call.Dispatch kind = kind(node.getOpcode());
        String text = node.name + "(" + list(entries) + ")";
        if (kind == Op.Call.Dispatch.STATIC) {
            if (node.owner.equals("sharelock/model/Steps")) text = "Steps." + text;
        } else {
            OperandStack.Entry receiver = stack.pop();
            arguments.add(0, receiver.src());
            text = InstructionReader.member(receiver.text(), text);
        }
        org.objectweb.asm.Type result = org.objectweb.asm.Type.getReturnType(node.desc);
        boolean answers = result.getSort() != org.objectweb.asm.Type.VOID;
        int to = answers ? stack.fresh(Types.of(result)) : -1;
        method.add(new Op.Call(to, kind, called, arguments), text);
        if (answers) stack.push(new Src.Local(to), Types.of(result), text);
    }

    private static Op.Call.Dispatch kind(int opcode) {
        return switch (opcode) {
            case Opcodes.INVOKESTATIC -> Op.Call.Dispatch.STATIC;
            case Opcodes.INVOKESPECIAL -> Op.Call.Dispatch.SPECIAL;
            default -> Op.Call.Dispatch.VIRTUAL;
        };
    }

    private static List<Src> sources(List<OperandStack.Entry> entries) {
        return entries.stream()
                .map(OperandStack.Entry::src)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String list(List<OperandStack.Entry> entries) {
        return entries.stream().map(OperandStack.Entry::text).collect(Collectors.joining(", "));
    }

    void read(InvokeDynamicInsnNode node, int at) {
        String factory = node.bsm.getOwner() + "." + node.bsm.getName();
        List<OperandStack.Entry> entries =
                stack.pop(org.objectweb.asm.Type.getArgumentTypes(node.desc).length);
        switch (factory) {
            case "java/lang/invoke/LambdaMetafactory.metafactory" -> {
                int to = stack.fresh(Type.REF);
                Handle body = (Handle) node.bsmArgs[1];
                String face = org.objectweb.asm.Type.getReturnType(node.desc).getInternalName();
                method.add(lambda(to, face, body, captured(body, entries)), "...");
                stack.push(new Src.Local(to), Type.REF, "...");
            }
            case "java/lang/invoke/StringConcatFactory.makeConcatWithConstants" -> {
                int to = stack.fresh(Type.REF);
                String text = list(entries);
                List<Type> types = Types.ofArguments(node.desc);
                method.add(new Op.Concat(to, recipe(node), sources(entries), types), text);
                stack.push(new Src.Local(to), Type.REF, text);
            }
            default ->
                    method.refuse(at, "uses a call that is linked at run time", Refusals.DYNAMIC);
        }
    }

    /**
     * What is captured. A method reference takes its receiver as it is now, whatever is assigned to
     * the variable later; what a lambda captures is never assigned again.
     */
    private List<Src> captured(Handle body, List<OperandStack.Entry> entries) {
        List<Src> captured = sources(entries);
        if (body.getName().startsWith("lambda$")) return captured;
        for (int i = 0; i < captured.size(); i++) {
            if (!(captured.get(i) instanceof Src.Local) || entries.get(i).text().equals("this")) {
                continue;
            }
            int copy = stack.fresh(entries.get(i).type());
            method.add(new Op.Move(copy, captured.get(i)), "");
            captured.set(i, new Src.Local(copy));
        }
        return captured;
    }

    private static Op.Lambda lambda(int to, String face, Handle body, List<Src> captured) {
        Op.Call.Dispatch kind =
                switch (body.getTag()) {
                    case Opcodes.H_INVOKESTATIC -> Op.Call.Dispatch.STATIC;
                    case Opcodes.H_INVOKESPECIAL -> Op.Call.Dispatch.SPECIAL;
                    default -> Op.Call.Dispatch.VIRTUAL;
                };
        MethodRef ref = new MethodRef(body.getOwner(), body.getName(), body.getDesc());
        return new Op.Lambda(to, face, kind, ref, captured);
    }

    /** The recipe with its constants put in, so that only values are left to fill. */
    private static String recipe(InvokeDynamicInsnNode node) {
        StringBuilder text = new StringBuilder();
        int constant = 1;
        for (char c : ((String) node.bsmArgs[0]).toCharArray()) {
            if (c != CONSTANT) text.append(c);
            else text.append(Recipe.quote(node.bsmArgs[constant++].toString()));
        }
        return text.toString();
    }
}
